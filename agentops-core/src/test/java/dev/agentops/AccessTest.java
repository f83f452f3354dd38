package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.tool.TrustLabel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is not a tool walks the same path. */
class AccessTest {
    private final Systems systems = new Systems();

    @Test
    void isDecidedByItsOwnAction() {
        AtomicInteger runs = new AtomicInteger();
        try (AgentOps ops = systems.builder()
                .authorizer(request -> request.action().equals(Action.memory("read"))
                                && "/actors/alice/".equals(request.input().get("namespace"))
                        ? Decision.allow()
                        : Decision.denyByDefault())
                .build()) {
            AgentSession session = Systems.session(ops);

            assertThat(session.access(
                            Action.memory("read"),
                            Map.of("namespace", "/actors/alice/"),
                            call -> runs.incrementAndGet()))
                    .isInstanceOf(CallOutcome.Completed.class);
            assertThat(session.access(
                            Action.memory("read"), Map.of("namespace", "/actors/bob/"), call -> runs.incrementAndGet()))
                    .isInstanceOf(CallOutcome.Denied.class);
            assertThat(session.access(
                            Action.memory("write"),
                            Map.of("namespace", "/actors/alice/"),
                            call -> runs.incrementAndGet()))
                    .isInstanceOf(CallOutcome.Denied.class);
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void mayLabelItsOwnResult() {
        try (AgentOps ops = systems.builder().build()) {
            AgentSession session = Systems.session(ops);
            session.access(
                    Action.memory("read"),
                    Map.of(),
                    call -> new CallOutcome.Completed("trusted record", TrustLabel.TRUSTED));
            assertThat(session.taint()).isEqualTo(TrustLabel.TRUSTED);

            session.access(Action.memory("read"), Map.of(), call -> "unlabelled record");
            assertThat(session.taint()).isEqualTo(TrustLabel.UNTRUSTED);
        }
    }

    @Test
    void aToolMayNotVouchForItsOwnResult() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            turn.call("echo", Map.of(), call -> new CallOutcome.Completed("believe me", TrustLabel.TRUSTED));

            assertThat(turn.session().taint()).isEqualTo(TrustLabel.UNTRUSTED);
        }
    }

    @Test
    void belongsToTheSystemThatOpenedItsSession() {
        try (AgentOps ops = systems.builder().build();
                AgentOps other = new Systems().builder().build()) {
            AgentSession session = Systems.session(ops);

            assertThat(ops.owns(session)).isTrue();
            assertThat(other.owns(session)).isFalse();
        }
    }
}
