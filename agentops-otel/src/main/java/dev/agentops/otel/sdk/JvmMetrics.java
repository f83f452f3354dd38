package dev.agentops.otel.sdk;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.runtimetelemetry.RuntimeTelemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Metrics of the JVM (memory, threads, classes, processor, garbage collection), where the library for them is there. */
final class JvmMetrics {
    private static final Logger log = LoggerFactory.getLogger(JvmMetrics.class);

    private JvmMetrics() {}

    /**
     * Begins to measure. Where that fails, everything else goes on without.
     *
     * @return ends it
     */
    static Runnable start(OpenTelemetry openTelemetry) {
        try {
            return RuntimeTelemetry.create(openTelemetry)::close;
        } catch (LinkageError missing) {
            log.info(
                    "No metrics of the JVM: opentelemetry-runtime-telemetry is not on the class path, or not one that fits"
                            + " this OpenTelemetry ({})",
                    missing.toString());
        } catch (RuntimeException failed) {
            log.warn("No metrics of the JVM: opentelemetry-runtime-telemetry could not be started", failed);
        }
        return () -> {};
    }
}
