package dev.agentops.eval;

import dev.agentops.event.EndEvent;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.StartEvent;
import java.util.function.Consumer;

/** The observation of a session that is recorded, and of every turn and call in it. */
final class RecordedSession implements Observation {
    private final SessionRecorder recorder;
    private final Consumer<SessionRecorder> whenEnded;

    RecordedSession(SessionRecorder recorder, Consumer<SessionRecorder> whenEnded) {
        this.recorder = recorder;
        this.whenEnded = whenEnded;
    }

    /** A turn or call is observed like its session, if that is recorded. */
    static Observation goingOn(StartEvent event, Observation parent) {
        if (parent instanceof RecordedSession recorded) {
            recorded.recorder.record(event);
        }
        return parent;
    }

    @Override
    public void ended(EndEvent event) {
        ended(event, Observation.NOOP);
    }

    @Override
    public void ended(EndEvent event, Observation all) {
        try {
            recorder.record(event, all.span());
        } finally {
            if (event instanceof SessionEnded) {
                whenEnded.accept(recorder);
            }
        }
    }
}
