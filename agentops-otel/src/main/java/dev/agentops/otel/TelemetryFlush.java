package dev.agentops.otel;

import java.time.Duration;

/** Hands what is buffered to the exporters. */
@FunctionalInterface
public interface TelemetryFlush {
    /**
     * Flushes, and waits no longer than told.
     *
     * @return how many spans and log records were not exported; 0 when all were, 1 when some were not and nobody counted
     */
    long flush(Duration timeout);

    /** Does nothing: whoever owns the telemetry flushes it. */
    static TelemetryFlush none() {
        return timeout -> 0;
    }
}
