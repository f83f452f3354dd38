package dev.agentops.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.tool.ArgumentProblem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizerTest {
    private static final PolicyError ERROR = new PolicyError("p9", "type error");
    private static final Decision ALLOW =
            new Decision.Allow(List.of(Reason.of("p1")), List.of(ERROR), Provenance.ofVersion("v1"));
    private static final Decision ESCALATE = Decision.escalate(Reason.of("p2"));
    private static final Decision DENY =
            new Decision.Deny(List.of(Reason.of("p3")), List.of(), Provenance.ofVersion("v2"));

    private static Decision ask(Decision... answers) {
        return Authorizer.composite(List.of(answers).stream()
                        .<Authorizer>map(answer -> request -> answer)
                        .toList())
                .decide(Requests.ANY);
    }

    @Test
    void aDenyOfAnyWins() {
        Decision decision = ask(ALLOW, ESCALATE, DENY, Decision.deny(Reason.of("p4")));

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.reasons()).extracting(Reason::policyId).containsExactly("p3", "p4");
        assertThat(decision.errors()).containsExactly(ERROR);
        assertThat(decision.policyVersion()).isEqualTo("v1+v2");
    }

    @Test
    void anEscalateWinsOverAnAllow() {
        assertThat(ask(ALLOW, ESCALATE).verdict()).isEqualTo("escalate");
        assertThat(ask(ALLOW, Decision.allow()).verdict()).isEqualTo("allow");
    }

    @Test
    void ofNoneNothingSaysYes() {
        assertThat(ask()).isEqualTo(Decision.denyByDefault());
    }

    @Test
    void allAreAsked() {
        List<String> asked = new ArrayList<>();
        Authorizer both = Authorizer.composite(List.of(
                request -> {
                    asked.add("first");
                    return DENY;
                },
                request -> {
                    asked.add("second");
                    return ALLOW;
                }));
        both.decide(Requests.ANY);

        assertThat(asked).containsExactly("first", "second");
    }

    @Test
    void oneThatReturnsNullIsNotAnswered() {
        Authorizer composite = Authorizer.composite(List.of(Authorizer.allowAll(), request -> null));

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> composite.decide(Requests.ANY));
    }

    @Test
    void aDenialTellsTheModelNoMoreThanItMay() {
        Denial.InvalidArguments invalid = new Denial.InvalidArguments(
                List.of(new ArgumentProblem(ArgumentProblem.Kind.MISSING, "/order_id", "is required: give a string")));

        assertThat(invalid.modelText()).contains("/order_id: is required: give a string.");
        assertThat(new Denial.NoDecision("secret cause").modelText()).doesNotContain("secret cause");
        assertThat(new Denial.ByPolicy(Decision.denyByDefault()).modelText()).isEqualTo("This call is not permitted.");
        assertThat(List.of(
                                new Denial.UnknownTool(),
                                invalid,
                                new Denial.ByPolicy(Decision.denyByDefault()),
                                new Denial.ApprovalUnavailable(Decision.escalate()),
                                new Denial.NoDecision("x"),
                                new Denial.TooManyCalls(1))
                        .stream()
                        .map(Denial::kind))
                .containsExactlyInAnyOrder(Denial.Kind.values());
        assertThat(Denial.Kind.POLICY.label()).isEqualTo("policy");
    }
}
