package dev.agentops.cli.replay;

import static dev.agentops.cli.replay.RecordedFixtures.calls;
import static dev.agentops.cli.replay.RecordedFixtures.says;
import static dev.agentops.cli.replay.RecordedFixtures.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOpsException;
import dev.agentops.CallOutcome;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.event.CallObserver;
import dev.agentops.event.TurnStarted;
import dev.agentops.identity.Authentication;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolFailedException;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayerTest {
    private final List<AuthorizationRequest> requests = new ArrayList<>();
    private final List<Boolean> silent = new ArrayList<>();
    private final SilentTurns silentTurns = new SilentTurns();
    private Decision decision = Decision.allow();
    private ReplayTools tools = ReplayTools.asSeen();
    private ReplayActors actors = ReplayActors.recorded();

    @Test
    void theRecordedResultIsTheToolsResultAndUntrusted() {
        ReplayedCall call =
                replay(calls("get_order", "{}", "shipped", false)).calls().get(0);

        assertThat(call.outcome()).isEqualTo(new CallOutcome.Completed("shipped", TrustLabel.UNTRUSTED));
        assertThat(call.addedNanos()).isPositive();
    }

    @Test
    void aRecordedErrorIsTheToolsFailure() {
        ReplayedCall call =
                replay(calls("get_order", "{}", "Error: none", true)).calls().get(0);

        assertThat(call.failed()).isTrue();
        assertThat(((CallOutcome.Failed) call.outcome()).cause())
                .isInstanceOf(ToolFailedException.class)
                .hasMessage("Error: none");
    }

    @Test
    void aDeniedCallWithARecordedErrorIsNotFailed() {
        decision = Decision.deny(Reason.of("p"));

        ReplayedSession session = replay(calls("get_order", "{}", "Error: none", true));

        assertThat(session.denied()).isEqualTo(1);
        assertThat(session.failed()).isZero();
    }

    @Test
    void eachUserMessageStartsATurnAndCallsBeforeTheFirstAreInASilentOne() {
        replay(
                calls("load", "{}", "ok", false),
                says("user", "one"),
                calls("get_order", "{}", "ok", false),
                says("user", "two"),
                says("user", "three"),
                calls("get_order", "{}", "ok", false));

        assertThat(requests).extracting(request -> request.session().turn()).containsExactly(1, 2, 4);
        assertThat(silent).containsExactly(true, false, false, false);
    }

    @Test
    void laterDecisionsSeeWhatTheSessionHasSeen() {
        replay(calls("a", "{}", "x", false), calls("b", "{}", "x", false));

        assertThat(requests).extracting(request -> request.session().calls()).containsExactly(0L, 1L);
        assertThat(requests)
                .extracting(request -> request.session().taint())
                .containsExactly(TrustLabel.TRUSTED, TrustLabel.UNTRUSTED);
    }

    @Test
    void theActorIsTheRecordedUserWithItsTagsAuthenticatedByNobody() {
        replay(calls("a", "{}", "x", false));

        assertThat(requests.get(0).principal().id()).isEqualTo("ada");
        assertThat(requests.get(0).principal().tags()).isEqualTo(Map.of("phone_number", "555"));
        assertThat(requests.get(0).principal().authentication()).isEqualTo(Authentication.none());
        assertThat(requests.get(0).agent().name()).isEqualTo("some-model");
    }

    @Test
    void anotherActorHasNotTheRecordedUsersTags() {
        actors = ReplayActors.everywhere("eve");

        assertThat(replay(calls("a", "{}", "x", false)).actor()).isEqualTo("eve");
        assertThat(requests.get(0).principal().tags()).isEmpty();
    }

    @Test
    void namingTheRecordedUserKeepsItsTags() {
        actors = ReplayActors.everywhere("ada");

        replay(calls("a", "{}", "x", false));

        assertThat(requests.get(0).principal().tags()).containsKey("phone_number");
    }

    @Test
    void anActorWithoutAVisibleIdIsRefused() {
        assertThatThrownBy(() -> ReplayActors.everywhere("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReplayActors.everywhere("a\u0000")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toolsThatAreNotGivenAreDenied() {
        tools = ReplayTools.of(List.of(Tool.builder("known").build()));

        ReplayedSession session = replay(calls("known", "{}", "x", false), calls("unknown", "{}", "x", false));

        assertThat(session.calls()).extracting(ReplayedCall::denied).containsExactly(false, true);
        assertThat(session.calls().get(1).refusal().orElseThrow().policies()).containsExactly(Refusal.ADMIT);
    }

    @Test
    void whatIsNoNameForAToolIsNotRegistered() {
        ReplayedSession session =
                replay(calls("a b\u202e", "{}", "x", false), calls("x".repeat(500), "{}", "x", false));

        assertThat(session.denied()).isEqualTo(2);
    }

    @Test
    void toolsAreRegisteredUpToALimitOnly() {
        ReplayTools many = ReplayTools.asSeen();
        for (int i = 0; i < 20_000; i++) {
            many.seen("tool" + i);
        }

        assertThat(many.registry().tools()).hasSize(10_000);
    }

    @Test
    void failedPoliciesAreKnownWhateverTheDecision() {
        decision = new Decision.Allow(List.of(), List.of(new PolicyError("p", "no attribute")), Provenance.NONE);

        ReplayedCall call = replay(calls("a", "{}", "x", false)).calls().get(0);

        assertThat(call.policyErrors()).extracting(PolicyError::policyId).containsExactly("p");
    }

    @Test
    void aCallThatPoliciesWouldDenyIfTheyCountedIsAllowedAndCounted() {
        decision = Decision.allow()
                .withProvenance(
                        Provenance.NONE.withUnenforced(Decision.deny(Reason.of("new-guard"), Reason.of("old"))));
        ReplayedSession session = replay(calls("a", "{}", "x", false), calls("b", "{}", "Error: none", true));
        SummaryCounter counter = new SummaryCounter();
        counter.add(session);

        assertThat(session.calls()).allSatisfy(call -> {
            assertThat(call.denied()).isFalse();
            assertThat(call.unenforcedRefusal().orElseThrow().policies()).containsExactly("new-guard", "old");
        });
        assertThat(counter.summary().allowed()).isEqualTo(2);
        assertThat(counter.summary().wouldDeny()).isEqualTo(2);
        assertThat(counter.summary().wouldDenyByPolicy()).isEqualTo(Map.of("new-guard", 2L, "old", 2L));
        assertThat(counter.summary().deniedByPolicy()).isEmpty();
    }

    @Test
    void aDeniedCallIsNotCountedAgainForWhatOnlyLogs() {
        decision = Decision.deny(Reason.of("p"))
                .withProvenance(Provenance.NONE.withUnenforced(Decision.deny(Reason.of("p"), Reason.of("new-guard"))));

        assertThat(replay(calls("a", "{}", "x", false)).calls().get(0).unenforcedRefusal())
                .isEmpty();
    }

    @Test
    void aSessionIdIsUsedOnce() {
        try (Replayer replayer = replayer()) {
            replayer.replay(session("same", says("user", "x")));

            assertThatThrownBy(() -> replayer.replay(session("same", says("user", "x"))))
                    .isInstanceOf(AgentOpsException.class);
        }
    }

    private ReplayedSession replay(RecordedMessage... messages) {
        try (Replayer replayer = replayer()) {
            return replayer.replay(session("s", messages));
        }
    }

    private Replayer replayer() {
        Authorizer authorizer = request -> {
            requests.add(request);
            return decision;
        };
        CallObserver observer = CallObserver.listening(event -> {
            if (event instanceof TurnStarted) {
                silent.add(silentTurns.starting());
            }
        });
        return Replayer.create(new ReplaySetup(authorizer, tools, actors, List.of(observer), silentTurns, false));
    }
}
