package dev.agentops.otel.sdk;

import dev.agentops.otel.TelemetryFlush;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Flushes an SDK, and leaves it running. */
public final class SdkFlush implements TelemetryFlush {
    private final OpenTelemetrySdk sdk;

    private SdkFlush(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /** Flushes the traces and metrics of this SDK. */
    public static SdkFlush of(OpenTelemetrySdk sdk) {
        return new SdkFlush(sdk);
    }

    @Override
    public boolean flush(Duration timeout) {
        CompletableResultCode both = CompletableResultCode.ofAll(List.of(
                sdk.getSdkTracerProvider().forceFlush(),
                sdk.getSdkMeterProvider().forceFlush()));
        return both.join(timeout.toNanos(), TimeUnit.NANOSECONDS).isSuccess();
    }
}
