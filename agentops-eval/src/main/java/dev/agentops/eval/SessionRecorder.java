package dev.agentops.eval;

import dev.agentops.authorization.Action;
import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallObserver;
import dev.agentops.event.CallStarted;
import dev.agentops.event.EndEvent;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.SpanReference;
import dev.agentops.event.StartEvent;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link SessionRecord} of the events of one session, within limits. Content is in it only where recording of
 * content was opted in, and redacted. Thread-safe.
 */
public final class SessionRecorder {
    private final SessionOpened session;
    private final NumberWindow turnWindow;
    private final NumberWindow callWindow;
    private final ContentBudget content;
    private final List<TurnRecord> turns = new ArrayList<>();
    private final List<CallRecord> calls = new ArrayList<>();
    private NotKept notKept = NotKept.NOTHING;
    private @Nullable SessionEnded end;

    private SessionRecorder(SessionOpened session, RecordLimits limits) {
        this.session = session;
        this.turnWindow = new NumberWindow(session.resumed(), limits.maxTurns());
        this.callWindow = new NumberWindow(session.resumed(), limits.maxCalls());
        this.content = new ContentBudget(limits);
    }

    /** Starts the record of a session that was opened. */
    public static SessionRecorder create(SessionOpened session, RecordLimits limits) {
        return new SessionRecorder(session, limits);
    }

    /**
     * An observer that records every session, whole and without sampling.
     *
     * @param limits for each session
     * @param records is given the record of each session that ended, on the thread that ended it
     */
    public static CallObserver observer(RecordLimits limits, Consumer<? super SessionRecord> records) {
        return (event, parent) -> event instanceof SessionOpened opened
                ? new RecordedSession(create(opened, limits), recorder -> records.accept(recorder.toRecord()))
                : RecordedSession.goingOn(event, parent);
    }

    /**
     * Takes note of an event. What is recorded is ends: each names its start. Starts say where a resumed session goes on
     * counting, so that it is the first of its calls that are kept, not the first to end.
     *
     * @throws IllegalArgumentException when it belongs to another session
     */
    public void record(AgentEvent event) {
        record(event, null);
    }

    /**
     * As {@link #record(AgentEvent)}.
     *
     * @param span where the turn or call that ended was recorded in a trace; null when nowhere
     */
    void record(AgentEvent event, @Nullable SpanReference span) {
        if (event instanceof StartEvent start) {
            saw(start);
        } else if (event instanceof EndEvent end) {
            saw(end.start());
            recordEnd(end, span);
        }
    }

    private void saw(StartEvent start) {
        if (!start.session().equals(session)) {
            throw new IllegalArgumentException(
                    "the event belongs to another session: give each session a recorder of its own");
        }
        if (start instanceof CallStarted call) {
            callWindow.saw(call.number());
        } else if (start instanceof TurnStarted turn) {
            turnWindow.saw(turn.number());
        }
    }

    private void recordEnd(EndEvent event, @Nullable SpanReference span) {
        if (event instanceof CallEnded call) {
            recordCall(call, span);
        } else if (event instanceof TurnEnded turn) {
            recordTurn(turn, span);
        } else if (event instanceof SessionEnded last) {
            recordLast(last);
        }
    }

    /** By number, so that which calls are kept does not depend on which of them is the fastest. */
    private void recordCall(CallEnded call, @Nullable SpanReference span) {
        if (!callWindow.contains(call.start().number())) {
            countCall(call);
            return;
        }
        CallRecord kept = CallRecords.of(call, content.object(call.arguments()), span);
        synchronized (this) {
            calls.add(kept);
        }
    }

    private synchronized void countCall(CallEnded call) {
        boolean toTool = call.start().action().kind() == Action.Kind.TOOL;
        notKept = toTool ? notKept.andToolCall(CallRecords.outcome(call)) : notKept.andOtherCall();
    }

    private void recordTurn(TurnEnded turn, @Nullable SpanReference span) {
        if (!turnWindow.contains(turn.start().number())) {
            countTurn();
            return;
        }
        TurnRecord kept = new TurnRecord(
                turn.start().number(),
                content.text(turn.start().userMessage()),
                content.text(turn.reply()),
                turn.errorType() == null ? null : CallRecords.errorType(turn.errorType()),
                turn.calls(),
                turn.start().atEpochMillis(),
                turn.durationNanos(),
                span);
        synchronized (this) {
            turns.add(kept);
        }
    }

    private synchronized void countTurn() {
        notKept = notKept.andTurn();
    }

    private synchronized void recordLast(SessionEnded last) {
        end = last;
    }

    /** The record of what ended so far. */
    public synchronized SessionRecord toRecord() {
        return new SessionRecord(
                session,
                turns.stream()
                        .sorted(Comparator.comparingInt(TurnRecord::number))
                        .toList(),
                calls.stream()
                        .sorted(Comparator.comparingLong(CallRecord::number))
                        .toList(),
                notKept.withContent(content.cut()),
                end == null ? null : end.cause(),
                end == null ? 0 : end.durationNanos());
    }

    /** Without content. */
    @Override
    public String toString() {
        return "SessionRecorder(" + session.agent().name() + ")";
    }
}
