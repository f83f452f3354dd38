package dev.agentops.policy.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.policy.PolicySet;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The native side keeps so many sets of policies, and refuses more. */
class OfficialEngineTest {
    private static final int ROOM = 1024;
    private static final List<String> POLICIES =
            List.of("permit (principal, action, resource);", "forbid (principal, action, resource) when { 1 == 2 };");
    private static final EntityUid SOMEBODY = new EntityUid("User", "a");
    private static final CedarRequest QUESTION =
            new CedarRequest(SOMEBODY, new EntityUid("Action", "read"), SOMEBODY, PrincipalFacts.NONE, Map.of("n", 1L));

    @Test
    void whereThereIsNoRoomToKeepPoliciesTheAnswersAreTheSame() {
        EngineAnswer kept = new OfficialEngine(POLICIES, null, Map.of()).decide(QUESTION);
        PolicySet.setCacheMaxPolicySets(1);
        try {
            OfficialEngine one = new OfficialEngine(POLICIES, null, Map.of());
            OfficialEngine other = new OfficialEngine(POLICIES, null, Map.of());

            assertThat(List.of(one.decide(QUESTION), other.decide(QUESTION))).containsOnly(kept);
        } finally {
            PolicySet.setCacheMaxPolicySets(ROOM);
        }
        assertThat(kept).isEqualTo(new EngineAnswer.Decided(true, List.of(0), List.of()));
    }

    @Test
    void thousandsOfSingleQuestionsTakeNoRoom() {
        for (int i = 0; i <= ROOM; i++) {
            assertThat(OfficialEngine.once(POLICIES.get(0), i, null, Map.of()).decide(QUESTION))
                    .isEqualTo(new EngineAnswer.Decided(true, List.of(i), List.of()));
        }
    }
}
