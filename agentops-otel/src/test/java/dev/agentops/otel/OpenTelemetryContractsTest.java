package dev.agentops.otel;

import dev.agentops.context.ContextStorage;
import dev.agentops.event.CallObserver;
import dev.agentops.testkit.CallObserverContract;
import dev.agentops.testkit.ContextStorageContract;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contracts of the test kit. */
class OpenTelemetryContractsTest {

    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    private CallObserver recording() {
        return OpenTelemetryObserver.create(telemetry.sdk());
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
