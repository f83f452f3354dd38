package dev.agentops.authorization;

import java.util.List;

/**
 * Decides before each call.
 *
 * <p>Implementations are thread-safe and deterministic for equal requests and equal policies. They run on the caller's
 * thread: one that leaves the process keeps its own deadline. One that throws or returns null denies the call.
 */
@FunctionalInterface
public interface Authorizer {
    /** May it be done? */
    Decision decide(AuthorizationRequest request);

    /** Says yes to everything. Nothing but a registered tool and its schema stands before a call then. */
    static Authorizer allowAll() {
        return request -> Decision.allow();
    }

    /**
     * Asks several, all of them: a Deny of any wins over an Escalate, which wins over an Allow, and all reasons and errors
     * of the winning verdict's authorizers are kept. Of none, nothing says yes; of one, that one.
     */
    static Authorizer composite(List<Authorizer> authorizers) {
        List<Authorizer> all = List.copyOf(authorizers);
        return switch (all.size()) {
            case 0 -> request -> Decision.denyByDefault();
            case 1 -> all.get(0);
            default -> new CompositeAuthorizer(all);
        };
    }
}
