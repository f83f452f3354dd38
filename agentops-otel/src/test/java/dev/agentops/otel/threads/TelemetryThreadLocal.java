package dev.agentops.otel.threads;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayDeque;
import java.util.Deque;

/** OpenTelemetry's context for Micrometer's context propagation, as {@code docs/telemetry.md} shows it. */
final class TelemetryThreadLocal implements ThreadLocalAccessor<Context> {
    private static final String KEY = "opentelemetry";

    private final ThreadLocal<Deque<Scope>> scopes = ThreadLocal.withInitial(ArrayDeque::new);

    static void register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new TelemetryThreadLocal());
    }

    static void remove() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(KEY);
    }

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public Context getValue() {
        Context current = Context.current();
        return current == Context.root() ? null : current;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed when it is restored
    public void setValue(Context value) {
        scopes.get().push(value.makeCurrent());
    }

    @Override
    public void setValue() {
        setValue(Context.root());
    }

    @Override
    public void restore(Context previous) {
        restore();
    }

    @Override
    public void restore() {
        scopes.get().pop().close();
        if (scopes.get().isEmpty()) {
            scopes.remove();
        }
    }
}
