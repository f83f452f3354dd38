package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.SessionId;
import dev.agentops.tool.ToolDescriptor;
import dev.agentops.tool.TrustLabel;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A span that was started is ended, whatever fails in between. */
class AbandonedSpanTest {
    private static final SessionOpened SESSION = new SessionOpened(
            new SessionId("s-1"), Telemetry.ACTOR, new AgentIdentity("support", "1", "test"), false, 0);
    private static final ToolDescriptor LOOK = new ToolDescriptor("look", "", "function", true, TrustLabel.UNTRUSTED);

    /** What even a library that contains failures lets through. */
    private static Content fatal(ContentKind kind) {
        return Content.of(kind, "text", (same, value) -> {
            throw new OutOfMemoryError("test");
        });
    }

    private static OpenTelemetryObserver recording(OpenTelemetry openTelemetry) {
        return OpenTelemetryObserver.builder(openTelemetry).recordContent(true).build();
    }

    private static Observation session(OpenTelemetryObserver observer) {
        return observer.started(SESSION, Observation.NOOP);
    }

    private static TurnStarted turn(Content message) {
        return new TurnStarted(SESSION, 1, message, 0);
    }

    private static CallStarted call() {
        return new CallStarted(SESSION, null, Action.tool("look"), LOOK, null, 1, 0);
    }

    @Test
    void aTurnWhoseMessageCannotBeRedactedEndsItsSpan() {
        try (Telemetry telemetry = Telemetry.create()) {
            OpenTelemetryObserver observer = recording(telemetry.sdk());
            Observation session = session(observer);

            assertThatThrownBy(() -> observer.started(turn(fatal(ContentKind.USER_MESSAGE)), session))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(telemetry.span("invoke_agent support").hasEnded()).isTrue();
            assertThat(observer.close(Duration.ZERO)).isZero();
        }
    }

    @Test
    void aTurnWhoseReplyCannotBeRedactedIsMeasuredAndEndsItsSpan() {
        try (Telemetry telemetry = Telemetry.create()) {
            OpenTelemetryObserver observer = recording(telemetry.sdk());
            TurnStarted start = turn(Content.withheld());
            Observation turn = observer.started(start, session(observer));
            TurnEnded end = new TurnEnded(start, fatal(ContentKind.REPLY), "java.io.IOException", 0, 1);

            assertThatThrownBy(() -> turn.ended(end)).isInstanceOf(OutOfMemoryError.class);
            assertThat(telemetry.span("invoke_agent support").getAttributes().get(GenAiAttributes.ERROR_TYPE))
                    .isEqualTo("java.io.IOException");
            assertThat(telemetry.points(GenAiAttributes.INVOKE_AGENT_DURATION)).hasSize(1);
            assertThat(observer.close(Duration.ZERO)).isZero();
        }
    }

    @Test
    void aCallWhoseArgumentsCannotBeRedactedKeepsItsDecisionAndItsDuration() {
        try (Telemetry telemetry = Telemetry.create()) {
            OpenTelemetryObserver observer = recording(telemetry.sdk());
            Observation call = observer.started(call(), session(observer));
            Decision.Deny deny = Decision.denyByDefault();
            CallDenied end = new CallDenied(call(), fatal(ContentKind.ARGUMENTS), deny, new Denial.ByPolicy(deny), 1);

            assertThatThrownBy(() -> call.ended(end)).isInstanceOf(OutOfMemoryError.class);
            assertThat(telemetry.span("execute_tool look").getAttributes().asMap())
                    .containsEntry(AgentOpsAttributes.DECISION_VERDICT, "deny")
                    .containsEntry(AgentOpsAttributes.DENIAL_KIND, "policy");
            assertThat(telemetry.points(GenAiAttributes.EXECUTE_TOOL_DURATION)).hasSize(1);
            assertThat(observer.close(Duration.ZERO)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSpanThatCannotBeMadeCurrentIsEnded(boolean ofTurn) {
        AtomicInteger ended = new AtomicInteger();
        OpenTelemetryObserver observer = recording(new Broken(ended).openTelemetry());
        Observation session = session(observer);

        assertThatThrownBy(() -> observer.started(ofTurn ? turn(Content.withheld()) : call(), session))
                .hasMessage("not into a context")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("not ended")));
        assertThat(ended).hasValue(1);
        assertThat(observer.close(Duration.ZERO)).isZero();
    }

    /** Its spans go into no context, and throw when they are ended. */
    private record Broken(AtomicInteger ended) implements TracerProvider, Tracer {
        OpenTelemetry openTelemetry() {
            TracerProvider tracers = this;
            return new OpenTelemetry() {
                @Override
                public TracerProvider getTracerProvider() {
                    return tracers;
                }

                @Override
                public ContextPropagators getPropagators() {
                    return ContextPropagators.noop();
                }
            };
        }

        @Override
        public Tracer get(String scope) {
            return this;
        }

        @Override
        public Tracer get(String scope, String version) {
            return this;
        }

        @Override
        public SpanBuilder spanBuilder(String name) {
            return proxy(
                    SpanBuilder.class,
                    (proxy, method, arguments) -> method.getName().equals("startSpan") ? span() : proxy);
        }

        private Span span() {
            return proxy(Span.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "storeInContext" -> throw new IllegalStateException("not into a context");
                case "end" -> {
                    ended.incrementAndGet();
                    throw new IllegalStateException("not ended");
                }
                case "getSpanContext" -> SpanContext.getInvalid();
                case "isRecording" -> true;
                default -> proxy;
            });
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }
    }
}
