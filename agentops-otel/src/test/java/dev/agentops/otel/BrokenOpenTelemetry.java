package dev.agentops.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;

/** Cannot make a span. */
final class BrokenOpenTelemetry implements OpenTelemetry {
    @Override
    public TracerProvider getTracerProvider() {
        return new TracerProvider() {
            @Override
            public Tracer get(String scope) {
                return BrokenOpenTelemetry::spanBuilder;
            }

            @Override
            public Tracer get(String scope, String version) {
                return get(scope);
            }
        };
    }

    private static SpanBuilder spanBuilder(String name) {
        throw new IllegalStateException("no span " + name);
    }

    @Override
    public ContextPropagators getPropagators() {
        return ContextPropagators.noop();
    }
}
