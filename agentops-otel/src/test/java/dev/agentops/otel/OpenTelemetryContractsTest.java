package dev.agentops.otel;

import dev.agentops.context.ContextStorage;
import dev.agentops.event.CallObserver;
import dev.agentops.testkit.CallObserverContract;
import dev.agentops.testkit.ContextStorageContract;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Nested;

/** The contracts of the test kit. */
class OpenTelemetryContractsTest {

    private static CallObserver recording() {
        return OpenTelemetryObserver.create(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(InMemorySpanExporter.create()))
                        .build())
                .build());
    }

    @Nested
    class WithAnSdk extends CallObserverContract {
        @Override
        protected CallObserver observer() {
            return recording();
        }
    }

    @Nested
    class WithoutAnSdk extends CallObserverContract {
        @Override
        protected CallObserver observer() {
            return OpenTelemetryObserver.create(OpenTelemetry.noop());
        }
    }

    @Nested
    class Context extends ContextStorageContract {
        @Override
        protected ContextStorage storage() {
            return OpenTelemetryObserver.create(OpenTelemetry.noop()).contextStorage();
        }
    }
}
