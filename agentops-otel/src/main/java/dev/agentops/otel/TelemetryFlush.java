package dev.agentops.otel;

import java.time.Duration;

/** Hands what is buffered to the exporters. */
@FunctionalInterface
public interface TelemetryFlush {
    /**
     * Flushes, and waits no longer than told.
     *
     * @return whether everything was handed over in time
     */
    boolean flush(Duration timeout);

    /** Does nothing: whoever owns the telemetry flushes it. */
    static TelemetryFlush none() {
        return timeout -> true;
    }
}
