package dev.agentops.cli.replay;

import dev.agentops.authorization.Decision;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallObserver;
import dev.agentops.event.EndEvent;
import dev.agentops.event.Observation;
import dev.agentops.event.StartEvent;
import org.jspecify.annotations.Nullable;

/** Remembers the decision and the body's time of the call that ended last. For one thread. */
final class CallMeter implements CallObserver, Observation {
    private @Nullable CallEnded last;

    @Override
    public Observation started(StartEvent event, Observation parent) {
        return this;
    }

    @Override
    public void ended(EndEvent event) {
        if (event instanceof CallEnded call) {
            last = call;
        }
    }

    long bodyNanos() {
        return last == null ? 0 : last.bodyNanos();
    }

    /** The decision about the call; null when it was refused before one was made. */
    @Nullable Decision decision() {
        return last == null ? null : last.decision();
    }
}
