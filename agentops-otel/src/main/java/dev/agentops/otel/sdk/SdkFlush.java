package dev.agentops.otel.sdk;

import dev.agentops.otel.TelemetryFlush;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Flushes an SDK, and leaves it running. Thread-safe. */
public final class SdkFlush implements TelemetryFlush {
    /** Counting is short unless somebody's measurement hangs. */
    private static final Duration TO_COUNT = Duration.ofSeconds(1);

    /** An SDK that was shut down does not answer, and has nothing left to flush. */
    private static final Duration AFTER_THE_END = Duration.ofMillis(200);

    private static final String PROBE = "dev.agentops";
    private static final int MOST_TRIES = 4;
    private static final long A_MOMENT_NANOS = 1_000_000;

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
     * <p>With losses, those count too that a collector refused during the flush; counting may take a second more. An SDK
     * that was shut down has nothing left to flush, and is not waited for.
     */
    @Override
    public long flush(Duration timeout) {
        long before = losses == null
                ? 0
                : Deadline.within(TO_COUNT, () -> losses.now().lost(), 0L);
        boolean isOver = isShutDown();
        Duration longest = isOver && timeout.compareTo(AFTER_THE_END) > 0 ? AFTER_THE_END : timeout;
        boolean flushed = Deadline.within(longest, () -> flushAll(longest), false) || isOver;
        return losses == null ? unknown(flushed) : left(losses, before, flushed);
    }

    /** The only sign of it: tracers make no spans any more. Nothing is started here. */
    private boolean isShutDown() {
        return sdk.getSdkTracerProvider().get(PROBE).spanBuilder(PROBE).getClass()
                == TracerProvider.noop().get(PROBE).spanBuilder(PROBE).getClass();
    }

    /**
     * Asks queues twice: a flush that is under way already, for instance that of another system, answers for the one that is
     * asked for meanwhile, and takes nothing along that came in since.
     */
    private boolean flushAll(Duration timeout) {
        long start = System.nanoTime();
        CompletableResultCode underWay = CompletableResultCode.ofAll(List.of(flushSpans(), flushLogRecords()));
        CompletableResultCode metrics = sdk.getSdkMeterProvider().forceFlush();
        underWay.join(Deadline.nanos(timeout), TimeUnit.NANOSECONDS);
        CompletableResultCode all = CompletableResultCode.ofAll(
                List.of(underWay, again(this::flushSpans), again(this::flushLogRecords), metrics));
        return all.join(Math.max(0, Deadline.nanos(timeout) - (System.nanoTime() - start)), TimeUnit.NANOSECONDS)
                .isSuccess();
    }

    /** An answer that is there at once may still be that of the flush before, which is forgotten a moment after its end. */
    private static CompletableResultCode again(Supplier<CompletableResultCode> flush) {
        CompletableResultCode answer = flush.get();
        for (int i = 1; i < MOST_TRIES && answer.isDone(); i++) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
            answer = flush.get();
        }
        return answer;
    }

    private CompletableResultCode flushSpans() {
        return sdk.getSdkTracerProvider().forceFlush();
    }

    private CompletableResultCode flushLogRecords() {
        return sdk.getSdkLoggerProvider().forceFlush();
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
