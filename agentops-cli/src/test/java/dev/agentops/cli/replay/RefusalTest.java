package dev.agentops.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.tool.ArgumentProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void aFailedAdmitIsCountedUnderAdmit() {
        Refusal unknown = Refusal.of(new Denial.UnknownTool());
        Refusal invalid = Refusal.of(new Denial.InvalidArguments(List.of(
                new ArgumentProblem(ArgumentProblem.Kind.MISSING, "/id", "is required"),
                new ArgumentProblem(ArgumentProblem.Kind.MALFORMED, "", "is no JSON"))));

        assertThat(unknown.policies()).containsExactly("(admit)");
        assertThat(invalid.policies()).containsExactly("(admit)");
        assertThat(invalid.reasons()).containsExactly("/id: is required", "the arguments: is no JSON");
    }

    @Test
    void everyDeterminingPolicyIsNamedOnceWithItsAdvice() {
        Refusal refusal = Refusal.of(new Denial.ByPolicy(Decision.deny(
                new Reason("a", "Use your own id.", List.of("user_id")), Reason.of("b"), Reason.of("b"))));

        assertThat(refusal.policies()).containsExactly("a", "b");
        assertThat(refusal.reasons()).contains("a: Use your own id. (looks at user_id)", "b: forbids this call");
    }

    @Test
    void noMatchingPermitIsCountedUnderDefaultWithTheErrorsThatMayBeWhy() {
        Refusal refusal = Refusal.of(new Denial.ByPolicy(
                new Decision.Deny(List.of(), List.of(new PolicyError("p", "no such attribute")), Provenance.NONE)));

        assertThat(refusal.policies()).containsExactly("(default)");
        assertThat(refusal.reasons())
                .containsExactly("no policy permits this call", "p could not be evaluated: no such attribute");
    }

    @Test
    void callsWithoutADecisionAreCountedApart() {
        assertThat(Refusal.of(new Denial.NoDecision("it threw")).policies()).containsExactly("(error)");
        assertThat(Refusal.of(new Denial.TooManyCalls(3)).policies()).containsExactly("(limit)");
        assertThat(Refusal.of(new Denial.ApprovalUnavailable(Decision.escalate(Reason.of("ask"))))
                        .policies())
                .containsExactly("ask");
    }
}
