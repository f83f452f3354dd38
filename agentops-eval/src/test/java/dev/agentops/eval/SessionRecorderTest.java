package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.authorization.Provenance;
import dev.agentops.content.Redactor;
import dev.agentops.event.CallObserver;
import dev.agentops.event.EndEvent;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.StartEvent;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRecorderTest {
    private final List<SessionRecord> records = new ArrayList<>();

    private CallObserver observer(RecordLimits limits) {
        return SessionRecorder.observer(limits, records::add);
    }

    private SessionRecord record(AgentOps.Builder builder, String... tools) {
        try (AgentOps ops = builder.build()) {
            Sessions.run(ops, "s1", tools);
        }
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    @Test
    void recordsTurnsAndCallsInTheirOrder() {
        SessionRecord record = record(Sessions.builder(observer(RecordLimits.DEFAULT)), "works", "fails", "nowhere");

        assertThat(record.session().id().value()).isEqualTo("s1");
        assertThat(record.cause()).isEqualTo(SessionEnded.Cause.CLOSED);
        assertThat(record.notKept()).isEqualTo(NotKept.NOTHING);
        assertThat(record.turns()).singleElement().satisfies(turn -> {
            assertThat(turn.number()).isEqualTo(1);
            assertThat(turn.calls()).isEqualTo(3);
        });
        assertThat(record.calls())
                .extracting(call -> call.action().name(), CallRecord::number, CallRecord::turn, CallRecord::outcome)
                .containsExactly(
                        tuple("works", 1L, 1, CallRecord.Outcome.COMPLETED),
                        tuple("fails", 2L, 1, CallRecord.Outcome.FAILED),
                        tuple("nowhere", 3L, 1, CallRecord.Outcome.DENIED));
        assertThat(record.calls().get(0).trust()).isEqualTo(TrustLabel.UNTRUSTED);
        assertThat(record.calls().get(1).errorType()).endsWith("ToolFailedException");
        assertThat(record.calls().get(2).denial()).isEqualTo(Denial.Kind.UNKNOWN_TOOL);
        assertThat(record.calls().get(2).registered()).isFalse();
    }

    @Test
    void saysWhichCallsWouldHaveBeenRefused() {
        Decision logged = Decision.allow().withProvenance(Provenance.NONE.withUnenforced(Decision.denyByDefault()));
        SessionRecord record = record(
                Sessions.builder(observer(RecordLimits.DEFAULT))
                        .authorizer(request -> request.action().name().equals("works") ? logged : Decision.allow()),
                "works",
                "fails",
                "nowhere");

        assertThat(record.calls()).extracting(CallRecord::wouldBeRefused).containsExactly(true, false, false);
    }

    @Test
    void holdsNoContentUnlessOptedIn() {
        SessionRecord record = record(Sessions.builder(observer(RecordLimits.DEFAULT)), "works", "fails");

        assertThat(record.calls())
                .allSatisfy(call -> assertThat(call.arguments()).isNull());
        assertThat(record.turns()).allSatisfy(turn -> {
            assertThat(turn.userMessage()).isNull();
            assertThat(turn.reply()).isNull();
        });
        assertThat(record.notKept().content()).isZero();
    }

    @Test
    void holdsContentRedactedWhereOptedIn() {
        Redactor redactor = Redactor.strings(text -> text.replace(Sessions.SECRET, "***"));
        SessionRecord record =
                record(Sessions.builder(observer(RecordLimits.DEFAULT)).recordContent(redactor), "works", "fails");

        assertThat(record.calls())
                .allSatisfy(call -> assertThat(call.arguments()).isEqualTo(JsonObject.copyOf(Map.of("secret", "***"))));
        assertThat(record.turns().get(0).userMessage()).isEqualTo("Hello ***");
        assertThat(record.turns().get(0).reply()).isEqualTo("Bye ***");
        assertThat(record.toString() + record.turns() + record.calls()).doesNotContain("***", Sessions.SECRET);
    }

    @Test
    void keepsTheFirstCallsAndCountsTheRest() {
        RecordLimits limits = new RecordLimits(1, 2, 100, 100);
        SessionRecord record = record(
                Sessions.builder(observer(limits)), "works", "fails", "works", "fails", "fails", "nowhere", "works");

        assertThat(record.calls()).extracting(CallRecord::number).containsExactly(1L, 2L);
        assertThat(record.notKept()).isEqualTo(new NotKept(2, 1, 2, 0, 0, 0));
        assertThat(record.countToolCalls(CallRecord.Outcome.COMPLETED)).isEqualTo(3);
        assertThat(record.countToolCalls(CallRecord.Outcome.DENIED)).isEqualTo(1);
        assertThat(record.countToolCalls(CallRecord.Outcome.FAILED)).isEqualTo(3);
    }

    @Test
    void keepsTheFirstTurnsAndCountsTheRest() {
        try (AgentOps ops =
                        Sessions.builder(observer(new RecordLimits(2, 1, 0, 0))).build();
                AgentSession session = Sessions.open(ops, "s1")) {
            IntStream.range(0, 5).forEach(i -> session.startTurn("hello").close());
            session.access(Action.memory("read"), Map.of(), call -> "kept");
            session.access(Action.memory("read"), Map.of(), call -> "counted");
        }

        assertThat(records.get(0).turns()).extracting(TurnRecord::number).containsExactly(1, 2);
        assertThat(records.get(0).notKept()).isEqualTo(new NotKept(0, 0, 0, 1, 3, 0));
        assertThat(records.get(0).calls())
                .singleElement()
                .satisfies(call -> assertThat(call.turn()).isZero());
        assertThat(records.get(0).toolCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // piece, session, user message, reply, calls with arguments, pieces cut
        "1000, 1000, 17, 15, 2, 0",
        "10,   1000, 10, 10, 0, 4",
        "1000, 40,   15, 0,  1, 3",
        "1000, 0,    0,  0,  0, 4",
    })
    void cutsTextsAndLeavesOutArgumentsBeyondTheLimits(
            int piece, int all, int userMessage, int reply, int arguments, int cut) {
        RecordLimits limits = new RecordLimits(10, 10, piece, all);
        SessionRecord record =
                record(Sessions.builder(observer(limits)).recordContent(Redactor.none()), "works", "works");
        TurnRecord turn = record.turns().get(0);

        assertThat(turn.userMessage()).hasSize(userMessage);
        assertThat(turn.reply()).hasSize(reply);
        assertThat(record.calls().stream().filter(call -> call.arguments() != null))
                .hasSize(arguments);
        assertThat(record.notKept().content()).isEqualTo(cut);
    }

    @Test
    void refusesAnEventOfAnotherSession() {
        List<EndEvent> ends = new ArrayList<>();
        try (AgentOps ops = Sessions.builder(CallObserver.listening(event -> {
                    if (event instanceof EndEvent end) {
                        ends.add(end);
                    }
                }))
                .build()) {
            Sessions.run(ops, "s1", "works");
        }
        SessionRecorder recorder = SessionRecorder.create(Records.session("acme", "s2"), RecordLimits.DEFAULT);

        assertThat(ends).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recorder.record(ends.get(0)))
                .withMessageContaining("another session");
    }

    @Test
    void canBeReadWhileTheSessionIsOpen() {
        List<SessionRecorder> recorders = new ArrayList<>();
        CallObserver observer = CallObserver.listening(event -> {
            if (event instanceof SessionOpened opened) {
                recorders.add(SessionRecorder.create(opened, RecordLimits.DEFAULT));
            } else if (!(event instanceof StartEvent)) {
                recorders.get(0).record(event);
            }
        });
        try (AgentOps ops = Sessions.builder(observer).build();
                AgentSession session = Sessions.open(ops, "s1");
                Turn turn = session.startTurn("hello")) {
            turn.call("works", Map.of());
            SessionRecord soFar = recorders.get(0).toRecord();

            assertThat(soFar.calls()).hasSize(1);
            assertThat(soFar.cause()).isNull();
        }
    }

    @Test
    void losesNothingWhenCallsRunSideBySide() {
        int threads = 8;
        int each = 50;
        try (AgentOps ops = Sessions.builder(observer(new RecordLimits(1, 300, 10, 10)))
                        .build();
                AgentSession session = Sessions.open(ops, "s1");
                Turn turn = session.startTurn("hello")) {
            List<CompletableFuture<Void>> running = IntStream.range(0, threads)
                    .mapToObj(thread -> CompletableFuture.runAsync(() ->
                            IntStream.range(0, each).forEach(i -> turn.call(i % 2 == 0 ? "works" : "fails", Map.of()))))
                    .toList();
            running.forEach(CompletableFuture::join);
        }
        SessionRecord record = records.get(0);

        assertThat(record.calls()).hasSize(300).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
        assertThat(record.notKept().toolCalls()).isEqualTo(100);
        assertThat(record.countToolCalls(CallRecord.Outcome.FAILED)).isEqualTo(200);
        assertThat(record.countToolCalls(CallRecord.Outcome.COMPLETED)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0,1,0,0", "1,0,0,0", "1,1,-1,0", "1,1,0,-1"})
    void refusesLimitsThatAreNone(int turns, int calls, int piece, int all) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordLimits(turns, calls, piece, all))
                .withMessageContaining("must be at least");
    }
}
