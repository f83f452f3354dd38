package dev.agentops.otel.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.context.Scope;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.Telemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import java.util.Map;

/** A session whose work goes to other threads, and what is right there. */
public final class CarriedWork implements AutoCloseable {
    private static final Principal ACTOR = Principal.of("acme", "mia", Authentication.inProcess("test"));

    private final Telemetry telemetry = Telemetry.create();
    private final AgentOps ops = AgentOps.builder()
            .allowAll()
            .observer(OpenTelemetryObserver.create(telemetry.sdk()))
            .build();

    /** Something that goes to another thread. */
    @FunctionalInterface
    public interface Sending {
        /** Sends work away from where the turn is current, and waits for it. */
        void send(Runnable work) throws Exception;
    }

    /** Sends work from inside of a turn; at the far end session and parent span are right. */
    public void arrivesBy(Sending sending) throws Exception {
        Thread here = Thread.currentThread();
        try (AgentSession session = ops.agent("support", "1").openSession("s-1", ACTOR);
                Turn turn = session.startTurn("hello");
                Scope scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            sending.send(() -> {
                assertThat(Thread.currentThread()).isNotSameAs(here);
                assertThat(ops.currentSession()).isSameAs(session);
                assertThat(Baggage.current().getEntryValue("session.id")).isEqualTo("s-1");
                ops.currentSession().access(Action.memory("search"), Map.of(), call -> "x");
            });
        }
        assertThat(telemetry.span("search_memory").getParentSpanId())
                .isEqualTo(telemetry.span("invoke_agent support").getSpanId());
    }

    /** What the next task on a thread finds: nothing. */
    public void requireNothingLeft() {
        assertThat(ops.findCurrentSession()).isEmpty();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(Baggage.current().isEmpty()).isTrue();
    }

    @Override
    public void close() {
        ops.close();
        telemetry.close();
    }
}
