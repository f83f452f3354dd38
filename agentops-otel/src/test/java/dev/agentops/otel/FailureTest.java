package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.CloseReport;
import dev.agentops.Turn;
import dev.agentops.otel.sdk.SdkFlush;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    private static final Tool LOOK = Tool.builder("look").body(call -> "seen").build();

    private static AgentOps.Builder system(OpenTelemetryObserver observer) {
        return AgentOps.builder().allowAll().tools(ToolRegistry.of(LOOK)).observer(observer);
    }

    private static CallOutcome oneCall(AgentOps ops) {
        try (AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                var scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            return turn.call("look", Map.of());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessorThatThrowsChangesNothing(boolean atStart) {
        try (Telemetry telemetry = Telemetry.processing(exporter -> new Throwing(atStart));
                AgentOps ops =
                        system(OpenTelemetryObserver.create(telemetry.sdk())).build()) {
            assertThat(oneCall(ops)).isInstanceOf(CallOutcome.Completed.class);
            assertThat(ops.observerFailures()).isPositive();
            assertThat(Context.current()).isSameAs(Context.root());
        }
    }

    @Test
    void withoutAnSdkCallsAndTheCurrentSessionWork() {
        try (AgentOps ops = system(OpenTelemetryObserver.create(OpenTelemetry.noop()))
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                var scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(turn.call("look", Map.of())).isInstanceOf(CallOutcome.Completed.class);
            assertThat(ops.currentTurn()).isSameAs(turn);
            assertThat(ops.observerFailures()).isZero();
        }
    }

    @Test
    void anSdkThatWasShutDownChangesNothing() {
        try (Telemetry telemetry = Telemetry.create();
                AgentOps ops =
                        system(OpenTelemetryObserver.create(telemetry.sdk())).build()) {
            telemetry.sdk().close();

            assertThat(oneCall(ops)).isInstanceOf(CallOutcome.Completed.class);
            assertThat(telemetry.spans()).isEmpty();
        }
    }

    @Test
    void closingLeavesTheSdkRunning() {
        try (Telemetry telemetry = Telemetry.create()) {
            oneCallAndClose(OpenTelemetryObserver.create(telemetry.sdk()));
            oneCallAndClose(OpenTelemetryObserver.create(telemetry.sdk()));

            assertThat(telemetry.spans()).hasSize(4);
        }
    }

    private static void oneCallAndClose(OpenTelemetryObserver observer) {
        try (AgentOps ops = system(observer).build()) {
            oneCall(ops);
        }
    }

    @Test
    void closingFlushesTheSdkThatWasHandedOver() {
        try (Telemetry telemetry = Telemetry.processing(exporter -> BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofHours(1))
                        .build());
                AgentOps ops = system(OpenTelemetryObserver.builder(telemetry.sdk())
                                .flushOnClose(SdkFlush.of(telemetry.sdk()))
                                .build())
                        .build()) {
            oneCall(ops);
            assertThat(telemetry.spans()).isEmpty();

            CloseReport report = ops.close(Duration.ofSeconds(10));

            assertThat(report.pendingItems()).isZero();
            assertThat(telemetry.spans()).hasSize(2);
        }
    }

    @Test
    void aFlushThatHangsIsGivenUpInTime() {
        try (AgentOps ops = system(OpenTelemetryObserver.builder(OpenTelemetry.noop())
                        .flushOnClose(timeout -> new CompletableResultCode()
                                        .join(timeout.toNanos(), TimeUnit.NANOSECONDS)
                                        .isSuccess()
                                ? 0
                                : 1)
                        .build())
                .build()) {
            CloseReport report = ops.close(Duration.ofMillis(50));

            assertThat(report.pendingItems()).isEqualTo(1);
        }
    }

    @Test
    void spansThatDidNotEndAreReported() {
        Tool endless = Tool.builder("endless")
                .asyncBody(call -> new CompletableFuture<>())
                .build();
        OpenTelemetryObserver observer = OpenTelemetryObserver.create(OpenTelemetry.noop());
        try (AgentOps ops = AgentOps.builder()
                .allowAll()
                .tools(ToolRegistry.of(endless))
                .observer(observer)
                .build()) {
            AgentSession session = Telemetry.session(ops);
            Turn turn = session.startTurn("hello");
            var pending = turn.tool("endless").callAsync();

            assertThat(pending.toCompletableFuture()).isNotDone();
            assertThat(observer.close(Duration.ZERO)).isEqualTo(2);
            ops.close(Duration.ofMillis(50));
            assertThat(observer.close(Duration.ZERO)).isZero();
        }
    }

    /** Throws where told. */
    private record Throwing(boolean atStart) implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            if (atStart) {
                throw new IllegalStateException("start");
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            throw new IllegalStateException("end");
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
