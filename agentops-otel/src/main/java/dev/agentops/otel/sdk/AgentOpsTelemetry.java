package dev.agentops.otel.sdk;

import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.otel.propagation.BaggageKeys;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OpenTelemetry for applications that have none: exports by OTLP, set up by the standard {@code OTEL_*} variables and
 * system properties.
 *
 * <pre>{@code
 * try (AgentOpsTelemetry telemetry = AgentOpsTelemetry.autoConfigure();
 *         AgentOps ops = AgentOps.builder().observer(telemetry.observer())...build()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>It needs {@code opentelemetry-sdk-extension-autoconfigure} and {@code opentelemetry-exporter-otlp}, which this library
 * does not bring along. The global OpenTelemetry is neither set nor read. Under the OpenTelemetry Java agent, which brings
 * an OpenTelemetry of its own, hand that one to {@link OpenTelemetryObserver#create}.
 *
 * <p>No call ever waits for an exporter. What is lost is counted: {@link #losses}. Thread-safe.
 */
public final class AgentOpsTelemetry implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AgentOpsTelemetry.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);

    private final OpenTelemetrySdk sdk;
    private final SdkLosses losses;
    private final SdkFlush flush;
    private final OrderlyEnd end;
    private final OpenTelemetryObserver observer;
    private final OpenTelemetryPropagation propagation;
    private final Thread atExit = new Thread(this::close, "agentops-telemetry-exit");

    private AgentOpsTelemetry(OpenTelemetrySdk sdk, SdkLosses losses, Builder builder) {
        this.sdk = sdk;
        this.losses = losses;
        flush = SdkFlush.of(sdk, losses);
        observer = builder.options
                .apply(OpenTelemetryObserver.builder(sdk).flushOnClose(this::flushUnlessClosed))
                .build();
        propagation =
                OpenTelemetryPropagation.create(observer, sdk.getPropagators().getTextMapPropagator());
        end = new OrderlyEnd(flush, JvmMetrics.start(sdk), sdk::close);
    }

    /**
     * By variables and system properties alone.
     *
     * @throws IllegalStateException when a jar that is needed is not on the class path; the message says which
     * @throws RuntimeException when a variable or property has a value that cannot be; the message says which
     */
    public static AgentOpsTelemetry autoConfigure() {
        return builder().autoConfigure();
    }

    /** Starts one with options in code. */
    public static Builder builder() {
        return new Builder();
    }

    /** For instrumentation of the application's own; its lifetime is that of this object. */
    public OpenTelemetry openTelemetry() {
        return sdk;
    }

    /** Records here, and flushes here when the system that it was given to is closed. */
    public OpenTelemetryObserver observer() {
        return observer;
    }

    /** Carries trace and session of {@link #observer} by the propagators of {@code OTEL_PROPAGATORS}. */
    public OpenTelemetryPropagation propagation() {
        return propagation;
    }

    /** What was lost up to now; zeros when {@code OTEL_SDK_DISABLED} is true. */
    public TelemetryLosses losses() {
        return losses.now();
    }

    /** Closes within ten seconds; see {@link #close(Duration)}. It also happens when the JVM ends. */
    @Override
    public void close() {
        close(TO_CLOSE);
    }

    /**
     * Flushes within the time, then shuts down without waiting any longer. Spans that end later are dropped and counted. A
     * second call only waits for the first one, within its own time.
     *
     * @return how many spans and log records were not exported, 0 of a second call; the number is logged too
     */
    public long close(Duration timeout) {
        long left = end.within(timeout);
        if (end.isOver()) {
            forgetExit();
        }
        report(left, timeout);
        return left;
    }

    /** A system may be closed after its telemetry: there is nothing to flush, and the SDK would wait for it in vain. */
    private long flushUnlessClosed(Duration timeout) {
        return end.hasBegun() ? 0 : flush.flush(timeout);
    }

    private static void report(long left, Duration timeout) {
        if (left > 0) {
            log.warn("{} spans and log records were not exported when telemetry was closed within {}", left, timeout);
        }
    }

    private AgentOpsTelemetry closeAtExit() {
        Runtime.getRuntime().addShutdownHook(atExit);
        return this;
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            log.debug("Telemetry is closed because the JVM ends");
        }
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> defaults = new HashMap<>();
        private UnaryOperator<OpenTelemetryObserver.Builder> options = UnaryOperator.identity();
        private BaggageKeys accepted = OpenTelemetryPropagation.OWN_BAGGAGE;
        private BaggageKeys sent = OpenTelemetryPropagation.OWN_BAGGAGE;

        private Builder() {}

        /**
         * What holds where neither a system property nor a variable says something.
         *
         * @param name as a system property, for instance {@code otel.service.name}
         */
        public Builder defaultProperty(String name, String value) {
            defaults.put(name, Objects.requireNonNull(value));
            return this;
        }

        /** Options of the observer, for instance {@code observer -> observer.recordContent(true)}. */
        public Builder observer(UnaryOperator<OpenTelemetryObserver.Builder> options) {
            this.options = options;
            return this;
        }

        /** Which Baggage from outside is accepted; {@link OpenTelemetryPropagation#OWN_BAGGAGE} unless told. */
        public Builder acceptBaggage(BaggageKeys keys) {
            this.accepted = keys;
            return this;
        }

        /** Which Baggage leaves the process; {@link OpenTelemetryPropagation#OWN_BAGGAGE} unless told. */
        public Builder sendBaggage(BaggageKeys keys) {
            this.sent = keys;
            return this;
        }

        /** Sets up OpenTelemetry; throws as {@link AgentOpsTelemetry#autoConfigure} does. */
        public AgentOpsTelemetry autoConfigure() {
            RequiredJar.autoconfigure().demand();
            SdkLosses losses = SdkLosses.create();
            OpenTelemetrySdk sdk =
                    new SdkSetup(losses, new SafePropagators(accepted, sent)).build(Map.copyOf(defaults));
            try {
                return new AgentOpsTelemetry(sdk, losses, this).closeAtExit();
            } catch (RuntimeException | Error failure) {
                sdk.shutdown(); // nobody else has it, and its threads would go on for ever
                throw failure;
            }
        }
    }
}
