package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.content.Redactor;
import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallFailed;
import dev.agentops.event.CallStarted;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a record holds is bounded, and what it does not hold is not computed. */
class RecordBoundsTest {
    private static final RecordLimits FEW = new RecordLimits(2, 3, 100, 1_000);
    private static final SessionOpened RESUMED =
            new SessionOpened(Records.SESSION.id(), Records.SESSION.actor(), Records.SESSION.agent(), true, 0);

    private final List<SessionRecord> records = new ArrayList<>();
    private final List<ContentKind> redacted = new CopyOnWriteArrayList<>();

    private static CallFailed call(SessionOpened session, Action action, long number, String errorType) {
        CallStarted start = new CallStarted(session, null, action, null, null, number, 0);
        return new CallFailed(
                start, Content.withheld(), Decision.allow(), errorType, Content.withheld(), TrustLabel.UNTRUSTED, 1, 2);
    }

    private static TurnEnded turn(SessionOpened session, int number, String errorType) {
        return new TurnEnded(
                new TurnStarted(session, number, Content.withheld(), 0), Content.withheld(), errorType, 0, 1);
    }

    private static SessionRecord recordOf(SessionOpened session, RecordLimits limits, List<AgentEvent> events) {
        SessionRecorder recorder = SessionRecorder.create(session, limits);
        events.forEach(recorder::record);
        return recorder.toRecord();
    }

    @Test
    void namesAndTypesAreCut() {
        String longest = "n".repeat(128);
        SessionRecord record = recordOf(
                Records.SESSION,
                RecordLimits.DEFAULT,
                List.of(
                        call(Records.SESSION, Action.agent(longest), 1, "E"),
                        call(Records.SESSION, Action.agent(longest + "n"), 2, "E".repeat(100_000)),
                        turn(Records.SESSION, 1, "T".repeat(100_000))));

        assertThat(record.calls().get(0).action()).isEqualTo(Action.agent(longest));
        assertThat(record.calls().get(1).action()).isEqualTo(Action.agent("n".repeat(127) + "\u2026"));
        assertThat(record.calls().get(1).errorType()).isEqualTo("E".repeat(256));
        assertThat(record.turns().get(0).errorType()).isEqualTo("T".repeat(256));
    }

    @Test
    void aNameThatWasCutMatchesNoExpectedOne() {
        String expected = "n".repeat(128);
        SessionRecord record = recordOf(
                Records.SESSION,
                RecordLimits.DEFAULT,
                List.of(call(Records.SESSION, Action.tool(expected + "n"), 1, "E")));
        TrajectoryMatch match = TrajectoryMatch.exactOrder(
                session -> Optional.of(new ExpectedTrajectory(List.of(ExpectedCall.of(expected)))));

        assertThat(match.evaluate(record))
                .isEqualTo(new Evaluation.Score(0, "no_match", "calls expected: 1, attempted: 1"));
    }

    @Test
    void aNameThatAModelMadeUpIsBounded() {
        try (AgentOps ops = Sessions.builder(SessionRecorder.observer(RecordLimits.DEFAULT, records::add))
                        .build();
                AgentSession session = Sessions.open(ops, "s1");
                Turn turn = session.startTurn("hello")) {
            turn.call("n".repeat(1_000_000), Map.of());
        }

        assertThat(records.get(0).calls())
                .singleElement()
                .satisfies(call -> assertThat(call.action().name()).hasSizeLessThanOrEqualTo(128));
    }

    /** A session that is resumed may go on counting: its first calls are kept all the same. */
    @Test
    void theFirstCallsAndTurnsOfAResumedSessionAreKept() {
        List<AgentEvent> events = new ArrayList<>();
        IntStream.rangeClosed(501, 506)
                .mapToObj(number -> call(RESUMED, Action.tool("a"), number, "E"))
                .forEach(call -> events.add(call.start()));
        IntStream.of(506, 505, 503, 504, 502, 501)
                .forEach(number -> events.add(call(RESUMED, Action.tool("a"), number, "E")));
        IntStream.of(41, 42, 43).forEach(number -> events.add(turn(RESUMED, number, "E")));

        SessionRecord record = recordOf(RESUMED, FEW, events);

        assertThat(record.calls()).extracting(CallRecord::number).containsExactly(501L, 502L, 503L);
        assertThat(record.turns()).extracting(TurnRecord::number).containsExactly(41, 42);
        assertThat(record.notKept()).isEqualTo(new NotKept(0, 0, 3, 0, 1, 0));
    }

    @Test
    void theFirstCallsOfAResumedSessionAreKeptOnTheRealPath() {
        AgentOps ops =
                Sessions.builder(SessionRecorder.observer(FEW, records::add)).build();
        Sessions.run(ops, "s1", "works", "works", "works", "works", "works");
        try (AgentSession resumed = ops.agent("support", "1.0").resumeSession("s1", Sessions.ALICE);
                Turn turn = resumed.startTurn("again")) {
            IntStream.range(0, 4).forEach(i -> turn.call("fails", Map.of()));
        }
        ops.close();

        assertThat(records).hasSize(2);
        assertThat(records.get(1).calls())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.outcome()).isEqualTo(CallRecord.Outcome.FAILED));
        assertThat(records.get(1).turns()).hasSize(1);
        assertThat(records.get(1).countToolCalls(CallRecord.Outcome.FAILED)).isEqualTo(4);
    }

    private void runRedacting(RecordLimits limits, int calls) {
        Redactor noting = (kind, value) -> {
            redacted.add(kind);
            return value;
        };
        try (AgentOps ops = Sessions.builder(SessionRecorder.observer(limits, records::add))
                        .recordContent(noting)
                        .build();
                AgentSession session = Sessions.open(ops, "s1")) {
            for (int number = 0; number < 3; number++) {
                try (Turn turn = session.startTurn("hello")) {
                    IntStream.range(0, calls).forEach(i -> turn.call(i % 2 == 0 ? "works" : "fails", Map.of("a", "b")));
                    turn.reply("bye");
                }
            }
        }
    }

    @Test
    void noContentIsRedactedThatIsNotKept() {
        runRedacting(FEW, 2);

        assertThat(redacted)
                .containsExactlyInAnyOrder(
                        ContentKind.ARGUMENTS,
                        ContentKind.ARGUMENTS,
                        ContentKind.ARGUMENTS,
                        ContentKind.USER_MESSAGE,
                        ContentKind.USER_MESSAGE,
                        ContentKind.REPLY,
                        ContentKind.REPLY);
        assertThat(records.get(0).notKept()).isEqualTo(new NotKept(1, 0, 2, 0, 1, 0));
    }

    @Test
    void nothingIsRedactedWhereThereIsNoRoom() {
        runRedacting(new RecordLimits(10, 100, 0, 1_000), 2);
        runRedacting(new RecordLimits(10, 100, 1_000, 0), 2);

        assertThat(redacted).isEmpty();
        assertThat(records)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.notKept().content()).isEqualTo(12));
    }

    @Test
    void nothingIsRedactedAfterTheRoomIsUsedUp() {
        runRedacting(new RecordLimits(10, 100, 1_000, "{\"a\":\"b\"}".length() + 2), 2);

        assertThat(redacted).hasSizeLessThan(12).startsWith(ContentKind.ARGUMENTS);
        assertThat(records.get(0).notKept().content()).isPositive();
    }
}
