package dev.agentops.eval;

import dev.agentops.event.SessionOpened;
import dev.agentops.identity.SessionId;
import java.util.Map;
import java.util.Optional;

/** Knows which trajectory is expected of which session. Thread-safe. */
@FunctionalInterface
public interface ExpectedTrajectories {
    /** What is expected of this session; empty when nothing is. */
    Optional<ExpectedTrajectory> find(SessionOpened session);

    /** Expectations by the id of the session, in whichever tenant it is. */
    static ExpectedTrajectories bySessionId(Map<SessionId, ExpectedTrajectory> expected) {
        Map<SessionId, ExpectedTrajectory> copy = Map.copyOf(expected);
        return session -> Optional.ofNullable(copy.get(session.id()));
    }
}
