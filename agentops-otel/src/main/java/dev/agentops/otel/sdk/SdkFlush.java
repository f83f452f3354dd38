package dev.agentops.otel.sdk;

import dev.agentops.otel.TelemetryFlush;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Flushes an SDK, and leaves it running. Thread-safe. */
public final class SdkFlush implements TelemetryFlush {
    /** Counting is short unless somebody's measurement hangs. */
    private static final Duration TO_COUNT = Duration.ofSeconds(1);

    private final OpenTelemetrySdk sdk;
    private final @Nullable SdkLosses losses;

    private SdkFlush(OpenTelemetrySdk sdk, @Nullable SdkLosses losses) {
        this.sdk = sdk;
        this.losses = losses;
    }

    /** Flushes spans, log records and metrics of this SDK; of what is left, it knows only that something is. */
    public static SdkFlush of(OpenTelemetrySdk sdk) {
        return new SdkFlush(sdk, null);
    }

    /** Flushes this SDK, and counts what is left by what this one sees of it. */
    public static SdkFlush of(OpenTelemetrySdk sdk, SdkLosses losses) {
        return new SdkFlush(sdk, losses);
    }

    /**
     * {@inheritDoc}
     *
     * <p>With losses, those count too that a collector refused during the flush; counting may take a second more.
     */
    @Override
    public long flush(Duration timeout) {
        long before = losses == null
                ? 0
                : Deadline.within(TO_COUNT, () -> losses.now().lost(), 0L);
        boolean flushed = Deadline.within(timeout, () -> flushAll(timeout), false);
        return losses == null ? unknown(flushed) : left(losses, before, flushed);
    }

    private boolean flushAll(Duration timeout) {
        CompletableResultCode all = CompletableResultCode.ofAll(List.of(
                sdk.getSdkTracerProvider().forceFlush(),
                sdk.getSdkLoggerProvider().forceFlush(),
                sdk.getSdkMeterProvider().forceFlush()));
        return all.join(timeout.toNanos(), TimeUnit.NANOSECONDS).isSuccess();
    }

    private static long left(SdkLosses losses, long before, boolean flushed) {
        long counted = Deadline.within(TO_COUNT, () -> missing(losses.now(), before), -1L);
        return counted < 0 || (counted == 0 && !flushed) ? 1 : counted;
    }

    private static long missing(TelemetryLosses now, long before) {
        return now.pending() + now.lost() - before;
    }

    private static long unknown(boolean flushed) {
        return flushed ? 0 : 1;
    }
}
