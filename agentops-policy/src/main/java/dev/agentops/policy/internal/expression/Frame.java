package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that is being decided, as expressions read it. Immutable while expressions are evaluated. */
public interface Frame {
    /** Who acts, as this call sees it. */
    Entity principal();

    /** What is done. */
    Entity action();

    /** Through what it is done. */
    Entity resource();

    /** Everything else: a record. */
    Map<String, Object> context();

    /** What is known of an entity; null when nothing is. */
    @Nullable Entity entity(EntityUid uid);
}
