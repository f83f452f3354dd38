package dev.agentops.otel;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Asynchronous instruments of all observers of one OpenTelemetry. They have to be shared: of two callbacks that measure one
 * series, an SDK takes the first and leaves out the second, so a system that only logs could be hidden by one that does not.
 */
final class SharedMeters {
    private static final Map<MeterProvider, SharedInstruments> SHARED = new WeakHashMap<>();

    private SharedMeters() {}

    static SharedInstruments of(OpenTelemetry openTelemetry, Meter meter) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(openTelemetry.getMeterProvider(), provider -> new SharedInstruments(meter));
        }
    }
}
