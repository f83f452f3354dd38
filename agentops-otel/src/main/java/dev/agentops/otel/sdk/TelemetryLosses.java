package dev.agentops.otel.sdk;

/**
 * What became of spans and log records, counted together since the SDK was built.
 *
 * @param queueFull dropped because too many were waiting
 * @param exportFailed handed to an exporter that could not deliver them, its retries included
 * @param rejected taken by a collector that then refused them (OTLP's partial success)
 * @param afterShutdown ended when the SDK was shut down already
 * @param pending waiting, or under way to the collector
 */
public record TelemetryLosses(long queueFull, long exportFailed, long rejected, long afterShutdown, long pending) {
    /** All that did not and will not arrive. */
    public long lost() {
        return queueFull + exportFailed + rejected + afterShutdown;
    }
}
