package dev.agentops.cli.replay;

import dev.agentops.cli.sessions.RecordedUser;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import java.util.Optional;

/** In whose name sessions are replayed: the recorded user, or one actor for all of them. Immutable. */
public final class ReplayActors {
    private static final String TENANT = "replay";

    private final Optional<String> everywhere;

    private ReplayActors(Optional<String> everywhere) {
        this.everywhere = everywhere;
    }

    /** Each session in the name of its recorded user. */
    public static ReplayActors recorded() {
        return new ReplayActors(Optional.empty());
    }

    /**
     * Every session in the name of this actor. Recorded tags belong to the recorded user: the actor has them only in its
     * own sessions.
     *
     * @throws IllegalArgumentException when the id is empty, too long or has invisible characters
     */
    public static ReplayActors everywhere(String id) {
        principal(id).build();
        return new ReplayActors(Optional.of(id));
    }

    Principal of(RecordedUser user) {
        String id = everywhere.orElse(user.id());
        Principal.Builder actor = principal(id);
        return (id.equals(user.id()) ? actor.tags(user.tags()) : actor).build();
    }

    /** A recording authenticates nobody, and policies can tell. */
    private static Principal.Builder principal(String id) {
        return Principal.builder(TENANT, id, Authentication.none());
    }
}
