package dev.agentops.policy.internal.partial;

import dev.agentops.policy.internal.expression.Frame;

/**
 * A request of which not everything is known.
 *
 * @param known the principal, the action and all entities; nothing else of it is read
 * @param resource what it may be done through
 * @param context what the context may be
 */
public record PartialRequest(Frame known, Possible resource, Possible context) {
    /** A resource that is not known. */
    public static Possible anyResource() {
        return new Possible.Some(Types.ENTITY, false);
    }
}
