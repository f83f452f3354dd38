package dev.agentops.cli.replay;

import dev.agentops.cli.sessions.RecordedSession;
import java.util.List;

/**
 * A session after its replay.
 *
 * @param recorded the recording
 * @param actor id of the actor in whose name it was replayed
 * @param calls its calls, in the order of the recording
 * @param scores what the evaluators gave it
 */
public record ReplayedSession(
        RecordedSession recorded, String actor, List<ReplayedCall> calls, List<SessionScore> scores) {

    /** Copies the lists. */
    public ReplayedSession {
        calls = List.copyOf(calls);
        scores = List.copyOf(scores);
    }

    /** Calls that were refused. */
    public long denied() {
        return calls.stream().filter(ReplayedCall::denied).count();
    }

    /** Calls that were let pass and whose recorded result is an error. */
    public long failed() {
        return calls.stream().filter(ReplayedCall::failed).count();
    }
}
