package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.ExplainedCondition;
import dev.agentops.authorization.ExplainedCondition.Truth;
import dev.agentops.authorization.ExplainedPolicy;
import dev.agentops.authorization.ExplainedPolicy.Effect;
import dev.agentops.authorization.ExplainedPolicy.Outcome;
import dev.agentops.authorization.Explanation;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Reason;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyExplainerTest {
    private static final long SEED = 20261123L;
    private static final int REQUESTS = 2_000;

    @TempDir
    private Path path;

    private Explanation explain(String policies, AuthorizationRequest request) {
        CedarAuthorizer authorizer =
                new Folder(path).with("orders.cedar", policies).load();
        return authorizer.decide(request).explanation(request);
    }

    private static String body(Explanation explanation) {
        return explanation.toText().replaceFirst("policies sha256:[0-9a-f]+", "policies V");
    }

    @Test
    void aForbidThatAppliedIsExplainedByTheValuesThatItRead() {
        Explanation explanation = explain(
                """
                permit (principal, action, resource);

                @id("big-refund")
                forbid (principal, action == Action::"refund", resource)
                when { context.input.amount > 100 && principal in Group::"clerks" }
                unless { context.input has approval || context.session.tenant == "internal" };
                """,
                Requests.tool(Requests.principal("alice").group("clerks").build(), "refund", "{\"amount\": 4000}"));

        assertThat(body(explanation)).isEqualTo("""
                deny, policies V
                  orders.cedar#1: permit, applied (orders.cedar:1)
                  big-refund: forbid, applied (orders.cedar:3)
                    when context.input.amount > 100: true
                      context.input.amount = 4000
                    when principal in Group::"clerks": true
                      principal = User::"alice"
                      principal in Group::"clerks" = true
                    unless context.input has approval || context.session.tenant == "internal": false
                      context.input has approval = false
                      context.session.tenant = "acme"
                """);
    }

    @Test
    void aDefaultDenyIsExplainedByThePermitsWhoseScopeFits() {
        Explanation explanation = explain("""
                permit (principal, action == Action::"read", resource);
                @id("two-away")
                permit (principal, action == Action::"refund", resource)
                when { context.input.kind == "x" && context.input.amount < 0 };
                @id("one-away")
                permit (principal, action == Action::"refund", resource)
                when { context.input.kind == "card" && (principal is Bot || context.input.amount < 100) }
                unless { context.session.tainted };
                forbid (principal, action == Action::"refund", resource) when { context.input.kind == "cash" };
                """, Requests.tool("refund", "{\"amount\": 4000, \"kind\": \"card\"}"));

        assertThat(body(explanation)).isEqualTo("""
                deny, policies V
                  two-away: permit, did not apply (orders.cedar:2)
                    when context.input.kind == "x": false
                      context.input.kind = "card"
                    when context.input.amount < 0: not evaluated
                  one-away: permit, did not apply (orders.cedar:5)
                    when context.input.kind == "card": true
                      context.input.kind = "card"
                    when principal is Bot || context.input.amount < 100: false
                      principal = User::"alice"
                      context.input.amount = 4000
                    unless context.session.tainted: not evaluated
                """);
    }

    @Test
    void theSmallestPartThatDecidedIsNamed() {
        Explanation explanation = explain("""
                permit (principal, action, resource)
                when { !(context.input.a == 1 && (if context.input.b then context.input.c == 2 else false)) };
                """, Requests.tool("t", "{\"a\": 1, \"b\": true, \"c\": 2}"));
        Explanation other = explain("""
                permit (principal, action, resource)
                when { !(context.input.a == 1 && (if context.input.b then context.input.c == 2 else false)) };
                """, Requests.tool("t", "{\"a\": 1, \"b\": false}"));

        assertThat(explanation.policies().get(0).conditions().get(0).decidedBy())
                .isNull();
        ExplainedCondition condition = other.policies().get(0).conditions().get(0);
        assertThat(condition.truth()).isEqualTo(Truth.TRUE);
        assertThat(condition.decidedBy()).isEqualTo("context.input.b");
        assertThat(condition.read())
                .extracting(ExplainedCondition.ReadValue::expression, ExplainedCondition.ReadValue::value)
                .containsExactly(tuple("context.input.b", "false"));
    }

    @Test
    void aPolicyThatErredSaysWhere() {
        Explanation explanation = explain(
                """
                permit (principal, action, resource);
                forbid (principal, action, resource)
                when { context.input.a == 1 || context.input.order.total > 100 };
                forbid (principal, action, resource) unless { principal.getTag("level") };
                """, Requests.tool(Requests.principal("bob").tag("level", "7").build(), "t", "{\"a\": 2}"));

        assertThat(body(explanation)).isEqualTo("""
                deny, policies V
                  orders.cedar#1: permit, applied (orders.cedar:1)
                  orders.cedar#2: forbid, could not be evaluated (orders.cedar:2)
                    error: there is no attribute "order"
                    when context.input.a == 1 || context.input.order.total > 100: error
                      decided by context.input.order
                      context.input.order = <there is no attribute "order">
                  orders.cedar#3: forbid, could not be evaluated (orders.cedar:4)
                    error: ! needs true or false
                    unless principal.getTag("level"): error
                      principal.getTag("level") = "7"
                """);
    }

    @Test
    void whatOnlyLogsIsMarked() {
        String policies = """
                permit (principal, action, resource);
                @id("watched") @mode("log_only") forbid (principal, action, resource);
                """;
        AuthorizationRequest tool = Requests.tool("t", "{}");
        AuthorizationRequest memory = Requests.request(Requests.ALICE, Action.memory("read"), JsonObject.empty());
        CedarAuthorizer logging = new Folder(path)
                .with("orders.cedar", policies)
                .builder()
                .mode(EnforcementMode.LOG_ONLY)
                .load();

        assertThat(explain(policies, tool).policies())
                .extracting(ExplainedPolicy::mode)
                .containsExactly(EnforcementMode.ENFORCE, EnforcementMode.LOG_ONLY);
        assertThat(logging.decide(tool).explanation(tool).policies())
                .extracting(ExplainedPolicy::mode)
                .containsOnly(EnforcementMode.LOG_ONLY);
        assertThat(logging.decide(memory).explanation(memory).policies())
                .extracting(ExplainedPolicy::mode)
                .containsExactly(EnforcementMode.ENFORCE, EnforcementMode.LOG_ONLY);
    }

    @Test
    void aRequestThatCedarCannotHoldIsExplainedByItsPlace() {
        Explanation explanation =
                explain("permit (principal, action, resource);", Requests.tool("t", "{\"a\": [0.123456]}"));

        assertThat(explanation.policies())
                .extracting(ExplainedPolicy::policyId, ExplainedPolicy::outcome)
                .containsExactly(tuple(CedarAuthorizer.REQUEST, Outcome.ERRED));
        assertThat(explanation.policies().get(0).error()).startsWith("/input/a/0 ");
    }

    @Test
    void ofManyThatNearlyAppliedTheNearestAreTold() {
        String policies = IntStream.range(0, 100)
                .mapToObj(i -> "@id(\"p" + i + "\") permit (principal, action, resource) when { context.input.a == " + i
                        + (i < 70 ? " && context.input.b == 1" : "") + " };")
                .collect(Collectors.joining("\n"));

        assertThat(explain(policies, Requests.tool("t", "{\"a\": -1, \"b\": 2}"))
                        .policies())
                .extracting(ExplainedPolicy::policyId)
                .containsExactlyElementsOf(IntStream.range(70, 70 + PolicyExplainer.MOST_NEARLY)
                        .mapToObj(i -> "p" + i)
                        .toList());
    }

    @Test
    void theModelLearnsNothingOfIt() {
        AuthorizationRequest request = Requests.tool("refund", "{\"amount\": 4000}");
        Explanation explanation =
                explain("forbid (principal, action, resource) when { context.input.amount > 100 };", request);
        Denial denial = new Denial.ByPolicy((Decision.Deny) explanation.decision(), request);

        assertThat(explanation.toText()).contains("4000", "> 100");
        assertThat(denial.modelText()).doesNotContain("4000", "100", "orders.cedar");
    }

    @ParameterizedTest
    @EnumSource(EnforcementMode.class)
    void anExplanationSaysTheSameAsTheDecision(EnforcementMode mode) {
        CedarAuthorizer authorizer = new Folder(path)
                .with("all.cedar", RANDOM_POLICIES)
                .builder()
                .mode(mode)
                .load();
        Random random = new Random(SEED);
        Map<String, Integer> verdicts = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            AuthorizationRequest request = request(random);
            Decision decision = authorizer.decide(request);
            Explanation explanation = decision.explanation(request);

            Decision unenforced = decision.unenforced();
            boolean softened =
                    mode == EnforcementMode.LOG_ONLY && decision.reasons().isEmpty();
            Decision counted = softened && unenforced != null ? unenforced : decision;
            String place = "seed %d, request %d: %s".formatted(SEED, i, explanation.toText());
            assertThat(explanation.decision()).isSameAs(decision);
            assertSame(counted, explanation, policy -> !policy.policyId().startsWith("log"), place);
            if (mode == EnforcementMode.ENFORCE) {
                assertSame(unenforced == null ? decision : unenforced, explanation, policy -> true, place);
            }
            explanation.policies().forEach(PolicyExplainerTest::assertConsistent);
            verdicts.merge(counted.verdict() + (counted.errors().isEmpty() ? "" : " with errors"), 1, Integer::sum);
        }

        assertThat(verdicts.values()).hasSize(4).allMatch(count -> count > 50);
    }

    private static void assertSame(
            Decision decision, Explanation explanation, Predicate<ExplainedPolicy> counts, String place) {
        List<ExplainedPolicy> policies =
                explanation.policies().stream().filter(counts).toList();
        List<String> erred = ids(policies, policy -> policy.outcome() == Outcome.ERRED);
        List<String> denying =
                ids(policies, policy -> policy.effect() == Effect.FORBID && policy.outcome() != Outcome.NOT_MET);
        List<String> allowing =
                ids(policies, policy -> policy.effect() == Effect.PERMIT && policy.outcome() == Outcome.APPLIED);

        assertThat(decision.errors())
                .as(place)
                .extracting(PolicyError::policyId)
                .containsExactlyElementsOf(erred);
        assertThat(decision.verdict()).as(place).isEqualTo(denying.isEmpty() && !allowing.isEmpty() ? "allow" : "deny");
        assertThat(decision.reasons())
                .as(place)
                .extracting(Reason::policyId)
                .containsExactlyElementsOf(denying.isEmpty() ? allowing : denying);
    }

    private static List<String> ids(List<ExplainedPolicy> policies, Predicate<ExplainedPolicy> which) {
        return policies.stream().filter(which).map(ExplainedPolicy::policyId).toList();
    }

    private static void assertConsistent(ExplainedPolicy policy) {
        List<Truth> unmet = policy.conditions().stream()
                .filter(condition -> condition.truth() != needed(condition))
                .map(ExplainedCondition::truth)
                .toList();
        switch (policy.outcome()) {
            case APPLIED -> assertThat(unmet).isEmpty();
            case ERRED -> assertThat(unmet.get(0)).isEqualTo(Truth.ERROR);
            case NOT_MET -> assertThat(unmet.get(0)).isNotIn(Truth.ERROR, Truth.NOT_EVALUATED);
        }
        assertThat(new TreeSet<>(unmet.subList(Math.min(1, unmet.size()), unmet.size())))
                .isSubsetOf(Truth.NOT_EVALUATED);
    }

    private static Truth needed(ExplainedCondition condition) {
        return condition.kind() == ExplainedCondition.Kind.WHEN ? Truth.TRUE : Truth.FALSE;
    }

    private static AuthorizationRequest request(Random random) {
        Principal.Builder principal = Requests.principal(random.nextBoolean() ? "alice" : "bob");
        if (random.nextBoolean()) {
            principal.group("clerks");
        }
        if (random.nextBoolean()) {
            principal.tag("level", random.nextBoolean() ? "high" : "low");
        }
        StringBuilder arguments = new StringBuilder("{\"always\": " + random.nextInt(3));
        if (random.nextInt(4) > 0) {
            arguments.append(", \"amount\": ").append(random.nextInt(300));
        }
        if (random.nextInt(4) > 0) {
            arguments.append(", \"kind\": ").append(random.nextInt(5) > 0 ? "\"card\"" : "7");
        }
        return Requests.tool(principal.build(), random.nextBoolean() ? "refund" : "read", arguments + "}");
    }

    private static final String RANDOM_POLICIES = """
            @id("read") permit (principal, action == Action::"read", resource) when { context.input has amount };
            @id("clerk") permit (principal in Group::"clerks", action == Action::"refund", resource)
            when { context.input has amount && context.input.amount < 200 || context.input.always == 2 };
            @id("alice") permit (principal == User::"alice", action, resource)
            when { if principal.hasTag("level") then principal.getTag("level") == "high" else false }
            unless { context.input.always == 0 && context.session.turn == 2 };
            @id("pattern") permit (principal, action, resource) when { context.input.kind like "c*d" };
            @id("arithmetic") permit (principal, action == Action::"refund", resource)
            when { context.input.amount * 2 - 10 > 300 };
            @id("big") forbid (principal, action == Action::"refund", resource)
            when { context.input has amount && context.input.amount > 250 };
            @id("odd") forbid (principal, action, resource)
            when { context.input has kind && !(context.input.kind == "card") && context.input.amount < 500 };
            @id("low") forbid (principal == User::"bob", action == Action::"read", resource)
            unless { ["high", "middle"].contains(principal.getTag("level")) };
            @id("log-forbid") @mode("log_only") forbid (principal, action, resource)
            when { context.input.amount > 100 };
            @id("log-permit") @mode("log_only") permit (principal, action, resource) unless { context.input has kind };
            """;
}
