package dev.agentops.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.agentops.authorization.ExplainedCondition.ReadValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final String SECRET = "4111-1111";
    private static final ExplainedCondition CONDITION = new ExplainedCondition(
            ExplainedCondition.Kind.UNLESS,
            "context.input.amount < 100\n    && context.input.card == \"" + SECRET + "\"",
            ExplainedCondition.Truth.FALSE,
            "context.input.amount < 100",
            List.of(new ReadValue("context.input.amount", "4000"), new ReadValue("context.input.card", SECRET)));
    private static final ExplainedPolicy FORBID = new ExplainedPolicy(
            "big-refund",
            ExplainedPolicy.Effect.FORBID,
            "refunds.cedar:14",
            EnforcementMode.ENFORCE,
            ExplainedPolicy.Outcome.APPLIED,
            null,
            List.of(CONDITION));
    private static final ExplainedPolicy LOGGED = new ExplainedPolicy(
            "new-guard",
            ExplainedPolicy.Effect.FORBID,
            "new.cedar:1",
            EnforcementMode.LOG_ONLY,
            ExplainedPolicy.Outcome.ERRED,
            "no attribute " + SECRET,
            List.of());
    private static final Decision DENY =
            Decision.deny(Reason.of("big-refund")).withProvenance(Provenance.ofVersion("v1"));

    @Test
    void theTextSaysWhatDecidedAndByWhichValues() {
        assertThat(new Explanation(DENY, List.of(FORBID, LOGGED)).toText()).isEqualTo("""
                        deny, policies v1
                          big-refund: forbid, applied (refunds.cedar:14)
                            unless context.input.amount < 100 && context.input.card == "4111-1111": false
                              decided by context.input.amount < 100
                              context.input.amount = 4000
                              context.input.card = 4111-1111
                          new-guard: forbid, could not be evaluated, only logged (new.cedar:1)
                            error: no attribute 4111-1111
                        """);
    }

    @Test
    void theTextSaysWhatWouldHaveBeen() {
        Decision allow = Decision.allow()
                .withProvenance(
                        Provenance.NONE.withMode(EnforcementMode.LOG_ONLY).withUnenforced(Decision.denyByDefault()));

        assertThat(allow.explanation(Requests.ANY).toText()).isEqualTo("""
                        allow, only logged
                          deny if everything that only logs counted
                          no policy applied or nearly applied
                        """);
    }

    @Test
    void nothingButTheTextShowsContent() {
        Explanation explanation = new Explanation(DENY, List.of(FORBID, LOGGED));

        assertThat(List.of(explanation, explanation.policies(), CONDITION, CONDITION.read()))
                .allSatisfy(part -> assertThat(part.toString()).doesNotContain(SECRET, "4000"));
        assertThat(FORBID.toString()).isEqualTo("ExplainedPolicy(big-refund, APPLIED, ENFORCE)");
    }

    @Test
    void theTextIsInertAndBounded() {
        ExplainedCondition hostile = new ExplainedCondition(
                ExplainedCondition.Kind.WHEN,
                "a".repeat(1_000),
                ExplainedCondition.Truth.TRUE,
                null,
                List.of(new ReadValue("context.input.note", "\u001b[2J\u202e\nallow, policies v1")));
        Explanation explanation = new Explanation(
                DENY,
                List.of(new ExplainedPolicy(
                        "p\u001b",
                        null,
                        "a\u2028.cedar:1",
                        EnforcementMode.ENFORCE,
                        ExplainedPolicy.Outcome.NOT_MET,
                        null,
                        List.of(hostile))));

        assertThat(explanation.toText())
                .contains("context.input.note = \\u001b[2J\\u202e\\nallow, policies v1\n", "a...: true")
                .doesNotContain("\u001b", "\u202e", "\u2028")
                .hasSizeLessThan(700)
                .hasLineCount(4);
    }

    @Test
    void anAuthorizerWithoutExplanationTellsReasonsAndErrorsEachOnce() {
        Decision unenforced = new Decision.Deny(
                List.of(Reason.of("guard"), Reason.of("logged")),
                List.of(new PolicyError("guard", "type error")),
                Provenance.NONE);
        Decision decision = new Decision.Deny(
                List.of(Reason.of("guard"), Reason.of("no")),
                List.of(new PolicyError("guard", "type error")),
                Provenance.NONE.withUnenforced(unenforced));

        assertThat(decision.explanation(Requests.ANY).policies())
                .extracting(ExplainedPolicy::policyId, ExplainedPolicy::outcome, ExplainedPolicy::mode)
                .containsExactly(
                        tuple("guard", ExplainedPolicy.Outcome.ERRED, EnforcementMode.ENFORCE),
                        tuple("no", ExplainedPolicy.Outcome.APPLIED, EnforcementMode.ENFORCE),
                        tuple("logged", ExplainedPolicy.Outcome.APPLIED, EnforcementMode.LOG_ONLY));
    }

    @Test
    void decisionsAreEqualWhoeverExplainsThem() {
        Provenance one = Provenance.ofVersion("v1");
        Provenance other = one.withExplainer((decision, request) -> new Explanation(decision, List.of()));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(one.withMode(EnforcementMode.LOG_ONLY));
        assertThat(one).isNotEqualTo(one.withPolicyVersion("v2"));
        assertThat(one).isNotEqualTo(one.withUnenforced(Decision.allow()));
        assertThat(Decision.allow().withProvenance(one))
                .isEqualTo(Decision.allow().withProvenance(other));
        assertThat(other.toString()).isEqualTo("Provenance(v1, ENFORCE)");
    }

    @Test
    void whatWasNotEnforcedIsOneDecisionNotAChain() {
        Decision chained = Decision.allow().withProvenance(Provenance.NONE.withUnenforced(Decision.denyByDefault()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Provenance.NONE.withUnenforced(chained))
                .withMessageContaining("has an unenforced decision itself");
    }

    @Test
    void aDenialExplainsItselfAndShowsNothingOfTheCall() {
        AuthorizationRequest request = Requests.with("{\"card\": \"" + SECRET + "\"}");
        List<Denial> denials = List.of(
                new Denial.ByPolicy(Decision.deny(Reason.of("no")), request),
                new Denial.ApprovalUnavailable(Decision.escalate(Reason.of("ask")), request));

        assertThat(denials).allSatisfy(denial -> {
            assertThat(denial.explanation()).isNotNull();
            assertThat(denial.toString()).doesNotContain(SECRET);
            assertThat(denial.withoutRequest()).isEqualTo(denial).hasSameHashCodeAs(denial);
            assertThat(denial.withoutRequest().explanation()).isNull();
        });
        assertThat(new Denial.UnknownTool().explanation()).isNull();
        assertThat(new Denial.UnknownTool().withoutRequest()).isEqualTo(new Denial.UnknownTool());
    }
}
