package dev.agentops.otel;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A propagator of the application's choice, kept from headers that are too long and from throwing because of others. */
final class BoundedPropagator implements TextMapPropagator {
    private final TextMapPropagator propagator;

    BoundedPropagator(TextMapPropagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public Collection<String> fields() {
        return propagator.fields();
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        propagator.inject(context, carrier, setter);
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        try {
            return propagator.extract(context, carrier, new BoundedGetter<>(getter));
        } catch (RuntimeException malformed) {
            return context;
        }
    }
}
