package dev.agentops.cli.replay;

import dev.agentops.authorization.Authorizer;
import dev.agentops.event.CallObserver;
import java.util.List;

/**
 * What a replay is made of.
 *
 * @param authorizer decides about each call
 * @param tools the tools that may be called
 * @param actors in whose name sessions are replayed
 * @param observers are told of each call, beside the replay's own
 * @param silentTurns is asked by observers that have to know them
 * @param content whether observers see arguments, results and messages
 */
public record ReplaySetup(
        Authorizer authorizer,
        ReplayTools tools,
        ReplayActors actors,
        List<CallObserver> observers,
        SilentTurns silentTurns,
        boolean content) {

    /** Copies the list. */
    public ReplaySetup {
        observers = List.copyOf(observers);
    }

    /** Every call is allowed, in the name of the recorded user, seen by nobody else. */
    public static ReplaySetup withoutPolicy() {
        return new ReplaySetup(
                Authorizer.allowAll(),
                ReplayTools.asSeen(),
                ReplayActors.recorded(),
                List.of(),
                new SilentTurns(),
                false);
    }
}
