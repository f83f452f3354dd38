package dev.agentops.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes spans that can be begun and ended, but not described: each setter throws. */
final class ThrowingSpans implements OpenTelemetry {
    private final AtomicInteger ended = new AtomicInteger();

    int ended() {
        return ended.get();
    }

    @Override
    public TracerProvider getTracerProvider() {
        return new TracerProvider() {
            @Override
            public Tracer get(String scope) {
                return name -> proxy(
                        SpanBuilder.class,
                        (builder, method, arguments) -> method.getName().equals("startSpan") ? span() : builder);
            }

            @Override
            public Tracer get(String scope, String version) {
                return get(scope);
            }
        };
    }

    private Span span() {
        return proxy(Span.class, this::answer);
    }

    private Object answer(Object span, Method method, Object[] arguments) throws Throwable {
        if (method.getName().startsWith("set")) {
            throw new IllegalStateException("cannot be described");
        }
        return switch (method.getName()) {
            case "end" -> ended.incrementAndGet();
            case "isRecording" -> true;
            case "getSpanContext" -> SpanContext.getInvalid();
            default -> method.isDefault() ? InvocationHandler.invokeDefault(span, method, arguments) : span;
        };
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ThrowingSpans.class.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> {
                    Object answer = handler.invoke(p, m, a);
                    return m.getReturnType() == void.class ? null : answer;
                }));
    }

    @Override
    public ContextPropagators getPropagators() {
        return ContextPropagators.noop();
    }
}
