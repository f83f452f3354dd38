package dev.agentops.testkit;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallObserver;
import dev.agentops.event.CallStarted;
import dev.agentops.event.EndEvent;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.StartEvent;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * An observer that finds illegal orders of events: a start without its enclosing level, an end that comes twice or of the
 * wrong kind, an inner level that outlives the outer one, a decision out of place, a body that ran without an allow.
 *
 * <p>Register it beside the observers under test, run the agent, close the system, then ask {@link #assertLegal} or, when
 * everything has to be over, {@link #assertComplete}. Thread-safe.
 */
public final class EventOrderValidator implements CallObserver {
    private final IdentityHashMap<StartEvent, State> open = new IdentityHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long starts;

    /** Nothing seen yet. */
    public EventOrderValidator() {}

    private static final class State {
        private final StartEvent parent;
        private int children;
        private boolean decided;

        private State(StartEvent parent) {
            this.parent = parent;
        }
    }

    @Override
    public synchronized Observation started(StartEvent event, Observation parent) {
        starts++;
        StartEvent enclosing = enclosing(event);
        if (enclosing != event) {
            State outer = open.get(enclosing);
            if (outer == null) {
                violation("started outside of its " + name(enclosing), event);
            } else {
                outer.children++;
            }
        }
        if (open.put(event, new State(enclosing)) != null) {
            violation("started twice", event);
        }
        return new Watch(event);
    }

    private static StartEvent enclosing(StartEvent event) {
        if (event instanceof CallStarted call) {
            return call.turn() == null ? call.session() : call.turn();
        }
        return event.session();
    }

    private synchronized void decided(StartEvent watched, CallDecided event) {
        State state = open.get(event.call());
        if (watched != event.call()) {
            violation("was told the decision of another call", watched);
        } else if (state == null) {
            violation("was decided after its end", watched);
        } else if (state.decided) {
            violation("was decided twice", watched);
        } else {
            state.decided = true;
        }
    }

    private synchronized void ended(StartEvent watched, EndEvent event) {
        if (event.start() != watched) {
            violation("was told the end of another level", watched);
            return;
        }
        State state = open.remove(watched);
        if (state == null) {
            violation("ended twice", watched);
            return;
        }
        if (!matches(watched, event)) {
            violation("ended as " + event.getClass().getSimpleName(), watched);
        }
        if (ranWithoutAllow(event)) {
            violation("ran its body without an allow or a registered tool", watched);
        }
        if (state.children > 0) {
            violation("ended before " + state.children + " of its inner levels", watched);
        }
        if (event instanceof CallEnded call && state.decided != (call.decision() != null)) {
            violation("ended with a decision it was not told of, or without the one it was", watched);
        }
        State outer = open.get(state.parent);
        if (outer != null && state.parent != watched) {
            outer.children--;
        }
    }

    private static boolean ranWithoutAllow(EndEvent event) {
        if (!(event instanceof CallEnded call) || call instanceof CallDenied) {
            return false;
        }
        boolean unregistered =
                call.start().tool() == null && call.start().action().kind() == Action.Kind.TOOL;
        return unregistered || !(call.decision() instanceof Decision.Allow);
    }

    private static boolean matches(StartEvent start, EndEvent end) {
        if (start instanceof SessionOpened) {
            return end instanceof SessionEnded;
        }
        return start instanceof TurnStarted ? end instanceof TurnEnded : end instanceof CallEnded;
    }

    private void violation(String what, StartEvent event) {
        violations.add(name(event) + " " + what);
    }

    private static String name(StartEvent event) {
        return event.getClass().getSimpleName();
    }

    /** What was illegal so far, in the order in which it was seen. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many levels were started so far. */
    public synchronized long starts() {
        return starts;
    }

    /** How many levels have not ended yet. */
    public synchronized int open() {
        return open.size();
    }

    /** Fails when something was illegal. */
    public void assertLegal() {
        List<String> found = violations();
        if (!found.isEmpty()) {
            throw new AssertionError("illegal order of events: " + String.join("; ", found));
        }
    }

    /** Fails when something was illegal or has not ended. */
    public void assertComplete() {
        assertLegal();
        if (open() > 0) {
            throw new AssertionError(open() + " levels have not ended");
        }
    }

    private final class Watch implements Observation {
        private final StartEvent event;

        private Watch(StartEvent event) {
            this.event = event;
        }

        @Override
        public void decided(CallDecided decision) {
            EventOrderValidator.this.decided(event, decision);
        }

        @Override
        public void ended(EndEvent end) {
            EventOrderValidator.this.ended(event, end);
        }
    }
}
