package dev.agentops.otel.sdk;

import dev.agentops.otel.propagation.BaggageKeys;
import dev.agentops.otel.propagation.W3CBaggage;
import dev.agentops.otel.propagation.W3CTraceContext;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;

/**
 * Puts this library's propagators in the place of OpenTelemetry's for the headers of the W3C; others stay.
 *
 * @param accepted the Baggage that comes in
 * @param sent the Baggage that goes out
 */
record SafePropagators(BaggageKeys accepted, BaggageKeys sent) {
    TextMapPropagator inPlaceOf(TextMapPropagator propagator) {
        if (propagator instanceof W3CTraceContextPropagator) {
            return W3CTraceContext.create();
        }
        return propagator instanceof W3CBaggagePropagator ? W3CBaggage.create(accepted, sent) : propagator;
    }
}
