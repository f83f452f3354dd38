package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.content.Content;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import dev.agentops.tool.Tool;
import dev.agentops.tool.TrustLabel;
import org.junit.jupiter.api.Test;

class EventOrderValidatorTest {
    private final EventOrderValidator validator = new EventOrderValidator();
    private final SessionOpened session = new SessionOpened(
            new SessionId("s1"),
            Principal.of("acme", "alice", Authentication.inProcess("test")),
            new AgentIdentity("support", "1.0", "test"),
            false,
            0);
    private final TurnStarted turn = new TurnStarted(session, 1, Content.withheld(), 0);
    private final CallStarted call = new CallStarted(
            session, turn, Action.tool("echo"), Tool.builder("echo").build().descriptor(), null, 1, 0);
    private final Observation sessionWatch = validator.started(session, Observation.NOOP);

    private final CallDecided decided = new CallDecided(call, Decision.allow(), Content.withheld(), 0);
    private final CallCompleted completed =
            new CallCompleted(call, Content.withheld(), Decision.allow(), Content.withheld(), TrustLabel.TRUSTED, 0, 0);
    private final CallDenied refused = new CallDenied(call, Content.withheld(), null, new Denial.UnknownTool(), 0);
    private final TurnEnded turnEnded = new TurnEnded(turn, Content.withheld(), null, 1, 0);
    private final SessionEnded sessionEnded = new SessionEnded(session, SessionEnded.Cause.CLOSED, 1, 0);

    private void assertViolation(String text) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(validator::assertLegal)
                .withMessageContaining(text);
    }

    @Test
    void acceptsALegalOrder() {
        Observation turnWatch = validator.started(turn, sessionWatch);
        Observation callWatch = validator.started(call, turnWatch);
        callWatch.decided(decided);
        callWatch.ended(completed);
        turnWatch.ended(turnEnded);
        sessionWatch.ended(sessionEnded);

        validator.assertComplete();
        assertThat(validator.starts()).isEqualTo(3);
    }

    @Test
    void findsAStartOutsideOfItsLevel() {
        validator.started(call, Observation.NOOP);

        assertViolation("CallStarted started outside of its TurnStarted");
    }

    @Test
    void findsAStartAfterTheEndOfItsLevel() {
        sessionWatch.ended(sessionEnded);
        validator.started(turn, sessionWatch);

        assertViolation("TurnStarted started outside of its SessionOpened");
    }

    @Test
    void findsASecondEnd() {
        sessionWatch.ended(sessionEnded);
        sessionWatch.ended(sessionEnded);

        assertViolation("SessionOpened ended twice");
    }

    @Test
    void findsAnEndOfAnotherLevel() {
        sessionWatch.ended(turnEnded);

        assertViolation("was told the end of another level");
    }

    @Test
    void findsAnInnerLevelThatOutlivesTheOuterOne() {
        validator.started(turn, sessionWatch);
        sessionWatch.ended(sessionEnded);

        assertViolation("SessionOpened ended before 1 of its inner levels");
    }

    @Test
    void findsDecisionsOutOfPlace() {
        Observation callWatch = validator.started(call, validator.started(turn, sessionWatch));
        callWatch.decided(decided);
        callWatch.decided(decided);
        assertViolation("was decided twice");
        callWatch.ended(completed);
        callWatch.decided(decided);
        assertViolation("was decided after its end");
    }

    @Test
    void findsABodyThatRanWithoutADecision() {
        Observation callWatch = validator.started(call, validator.started(turn, sessionWatch));
        callWatch.ended(completed);

        assertViolation("without the one it was");
    }

    @Test
    void findsABodyThatRanInSpiteOfADeny() {
        Observation callWatch = validator.started(call, validator.started(turn, sessionWatch));
        callWatch.decided(new CallDecided(call, Decision.denyByDefault(), Content.withheld(), 0));
        callWatch.ended(new CallCompleted(
                call, Content.withheld(), Decision.denyByDefault(), Content.withheld(), TrustLabel.TRUSTED, 0, 0));

        assertViolation("ran its body without an allow");
    }

    @Test
    void findsADecisionThatTheEndDoesNotKnow() {
        Observation callWatch = validator.started(call, validator.started(turn, sessionWatch));
        callWatch.decided(decided);
        callWatch.ended(refused);

        assertViolation("ended with a decision");
    }

    @Test
    void findsAStartThatIsToldTwice() {
        validator.started(session, Observation.NOOP);

        assertViolation("SessionOpened started twice");
    }

    @Test
    void knowsWhatHasNotEnded() {
        validator.started(turn, sessionWatch);
        validator.assertLegal();

        assertThat(validator.open()).isEqualTo(2);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(validator::assertComplete)
                .withMessageContaining("2 levels have not ended");
    }
}
