package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.ExplainedPolicy;
import dev.agentops.authorization.Explanation;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that were moved to the official engine decide as they did before. */
class MovedPoliciesTest {
    private static final String POLICIES = """
            @id("all") permit (principal, action, resource);
            @id("large") @mode("log_only") forbid (principal, action, resource) when { context.input.count > 5 };
            """;

    @TempDir
    private Path path;

    private PolicyDecider decider() {
        LoadedPolicies loaded = new Folder(path).with("a.cedar", POLICIES).loaded();
        return new PolicyDecider(
                loaded,
                new RequestBuilder(
                        CedarMapping.standard(), null, null, loaded.engines().compiled()),
                new Verdicts(
                        loaded.policies(),
                        Provenance.ofVersion("v1").withMode(EnforcementMode.ENFORCE),
                        ForbidErrors.DENY),
                new ShadowChecks(ShadowVerification.ofShare(0), () -> 1, InstantSource.system()),
                new Moves(loaded.policies(), new MovedPolicies()));
    }

    @Test
    void aLogOnlyForbidDoesNotHideThePermitThatWasMovedWithIt() {
        PolicyDecider decider = decider();
        decider.moveToOfficial(Set.of(0, 1));

        Decision decision = decider.decide(Requests.tool("get", "{\"count\": 9}"));

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(decision.reasons()).extracting(Reason::policyId).containsExactly("all");
        Decision recorded = Objects.requireNonNull(decision.unenforced());
        assertThat(recorded).isInstanceOf(Decision.Deny.class);
        assertThat(recorded.reasons()).extracting(Reason::policyId).containsExactly("large");
    }

    @Test
    void movedPoliciesGiveTheSameDecisionsAsCompiledOnes() {
        PolicyDecider compiled = decider();
        PolicyDecider moved = decider();
        moved.moveToOfficial(Set.of(0, 1));

        for (String arguments : new String[] {"{\"count\": 9}", "{\"count\": 1}"}) {
            assertThat(moved.decide(Requests.tool("get", arguments)))
                    .isEqualTo(compiled.decide(Requests.tool("get", arguments)));
        }
    }

    @Test
    void anUnchangedPolicyStaysMovedInTheNextVersionAndAChangedOneDoesNot() {
        Folder folder = new Folder(path).with("a.cedar", POLICIES);
        MovedPolicies kept = new MovedPolicies();
        new Moves(folder.loaded().policies(), kept).add(Set.of(0, 1));

        folder.with("a.cedar", POLICIES.replace("count > 5", "count > 6"))
                .with("0.cedar", "permit (principal, action, resource) when { false };");
        Moves next = new Moves(folder.loaded().policies(), kept);

        assertThat(next.positions()).containsExactly(1);
        assertThat(next.reports(1)).as("it was told before").isFalse();
        assertThat(next.reports(2)).isTrue();
    }

    @Test
    void aMovedPolicyIsExplainedAsTheOfficialEngineDecidedIt() {
        LoadedPolicies loaded = new Folder(path).with("a.cedar", POLICIES).loaded();
        RequestBuilder requests = new RequestBuilder(
                CedarMapping.standard(), null, null, loaded.engines().compiled());
        Moves moves = new Moves(loaded.policies(), new MovedPolicies());
        Verdicts verdicts = new Verdicts(
                loaded.policies(),
                Provenance.ofVersion("v1")
                        .withExplainer(new PolicyExplainer(loaded.policies(), requests, moves::positions)),
                ForbidErrors.DENY);
        PolicyDecider decider = new PolicyDecider(
                loaded,
                requests,
                verdicts,
                new ShadowChecks(ShadowVerification.ofShare(0), () -> 1, InstantSource.system()),
                moves);
        AuthorizationRequest request = Requests.tool("get", "{\"count\": 9}");

        assertThat(large(decider.decide(request).explanation(request)).conditions())
                .isNotEmpty();
        decider.moveToOfficial(Set.of(1));
        ExplainedPolicy elsewhere = large(decider.decide(request).explanation(request));

        assertThat(elsewhere.outcome()).isEqualTo(ExplainedPolicy.Outcome.APPLIED);
        assertThat(elsewhere.conditions()).isEmpty();
    }

    private static ExplainedPolicy large(Explanation explanation) {
        return explanation.policies().stream()
                .filter(policy -> policy.policyId().equals("large"))
                .reduce((one, other) -> fail("it is there twice"))
                .orElseThrow();
    }
}
