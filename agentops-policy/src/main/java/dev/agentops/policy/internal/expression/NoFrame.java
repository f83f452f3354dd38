package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nothing is asked and nothing is known: what has a value here has it everywhere. */
enum NoFrame implements Frame {
    /** The only one. */
    INSTANCE;

    private static final Entity NOBODY = Entity.unknown(new EntityUid("Nobody", ""));

    @Override
    public Entity principal() {
        return NOBODY;
    }

    @Override
    public Entity action() {
        return NOBODY;
    }

    @Override
    public Entity resource() {
        return NOBODY;
    }

    @Override
    public Map<String, Object> context() {
        return Map.of();
    }

    @Override
    public @Nullable Entity entity(EntityUid uid) {
        return null;
    }
}
