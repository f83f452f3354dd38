package dev.agentops.examples.quickstart;

import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallObserver;
import dev.agentops.event.EndEvent;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;

/** Keeps what ended, to be told later: an observer runs on the path of each call and must not print there. */
final class Journal {
    private static final int MOST_EVENTS = 10_000;

    private final Queue<EndEvent> ended = new ArrayBlockingQueue<>(MOST_EVENTS);

    /** Sees every event of the system. */
    CallObserver observer() {
        return CallObserver.listening(this::add);
    }

    private void add(AgentEvent event) {
        if (event instanceof EndEvent end && !ended.offer(end)) {
            throw new IllegalStateException("the journal holds its " + MOST_EVENTS + " events already");
        }
    }

    /** The sessions that ended, in the order in which they did. */
    List<SessionOpened> sessions() {
        return events(SessionEnded.class).map(SessionEnded::start).toList();
    }

    /** The turns of a session, in order. */
    List<TurnEnded> turns(SessionOpened session) {
        return events(TurnEnded.class)
                .filter(turn -> turn.start().session().equals(session))
                .sorted(Comparator.comparingInt(turn -> turn.start().number()))
                .toList();
    }

    /** The calls of a turn, in the order in which they started. */
    List<CallEnded> calls(TurnStarted turn) {
        return events(CallEnded.class)
                .filter(call -> turn.equals(call.start().turn()))
                .sorted(Comparator.comparingLong(call -> call.start().number()))
                .toList();
    }

    /** Everything of one kind, in the order in which it ended. */
    <T extends EndEvent> Stream<T> events(Class<T> kind) {
        return ended.stream().filter(kind::isInstance).map(kind::cast);
    }
}
