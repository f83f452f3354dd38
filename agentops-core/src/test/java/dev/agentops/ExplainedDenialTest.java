package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.ExplainedPolicy;
import dev.agentops.authorization.Explanation;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.event.CallDenied;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExplainedDenialTest {
    private final Systems systems = new Systems();
    private final AtomicInteger explained = new AtomicInteger();

    /** Explains by a value of the request, as an engine would. */
    private final Provenance provenance = Provenance.NONE.withExplainer((decision, request) -> {
        explained.incrementAndGet();
        String text = String.valueOf(request.input().get("text"));
        return new Explanation(
                decision,
                List.of(new ExplainedPolicy(
                        "p", null, text, EnforcementMode.ENFORCE, ExplainedPolicy.Outcome.APPLIED, null, List.of())));
    });

    private CallOutcome.Denied denied(Decision decision) {
        try (AgentOps ops = systems.builder().authorizer(request -> decision).build()) {
            return (CallOutcome.Denied) Systems.turn(ops).call("echo", Map.of("text", "s3cret"));
        }
    }

    @Test
    void theCallerCanHaveADenialExplainedAfterwards() {
        for (Decision decision : List.of(Decision.deny(Reason.of("p")), Decision.escalate(Reason.of("p")))) {
            Denial denial = denied(decision.withProvenance(provenance)).denial();

            assertThat(explained).hasValue(0);
            assertThat(denial.explanation()).isNotNull();
            assertThat(denial.explanation().toText()).contains("s3cret");
            explained.set(0);
        }
    }

    @Test
    void observersGetNoArgumentsThroughADenial() {
        CallOutcome.Denied outcome = denied(Decision.deny(Reason.of("p")).withProvenance(provenance));
        CallDenied told = (CallDenied) systems.lastCall();

        assertThat(told.denial()).isEqualTo(outcome.denial());
        assertThat(told.denial().explanation()).isNull();
        assertThat(((Denial.ByPolicy) told.denial()).request()).isNull();
        assertThat(outcome.toString()).doesNotContain("s3cret");
        assertThat(outcome.modelText()).doesNotContain("s3cret");
    }

    @Test
    void anAuthorizerThatFailsIsNotSoftenedByAnotherThatOnlyLogs() {
        Authorizer logs =
                request -> Decision.allow().withProvenance(Provenance.NONE.withMode(EnforcementMode.LOG_ONLY));
        Authorizer fails = request -> {
            throw new IllegalStateException("down");
        };
        for (List<Authorizer> order : List.of(List.of(logs, fails), List.of(fails, logs))) {
            try (AgentOps ops =
                    systems.builder().authorizer(Authorizer.composite(order)).build()) {
                assertThat(Systems.turn(ops).call("echo", Map.of()))
                        .isInstanceOfSatisfying(
                                CallOutcome.Denied.class,
                                denied -> assertThat(denied.denial()).isInstanceOf(Denial.NoDecision.class));
            }
        }
    }

    @Test
    void whatIsOnlyLoggedChangesNoOutcome() {
        Decision allow =
                Decision.allow().withProvenance(Provenance.NONE.withUnenforced(Decision.deny(Reason.of("new-guard"))));
        Decision deny = Decision.denyByDefault()
                .withProvenance(
                        Provenance.NONE.withMode(EnforcementMode.LOG_ONLY).withUnenforced(Decision.allow()));

        assertThat(denied(deny).modelText()).isEqualTo("This call is not permitted.");
        try (AgentOps ops = systems.builder().authorizer(request -> allow).build()) {
            assertThat(Systems.turn(ops).call("echo", Map.of())).isInstanceOf(CallOutcome.Completed.class);
        }
    }
}
