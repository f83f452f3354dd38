package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
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
                new ShadowChecks(ShadowVerification.ofShare(0), () -> 1, InstantSource.system()));
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
}
