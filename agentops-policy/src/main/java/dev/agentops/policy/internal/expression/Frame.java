package dev.agentops.policy.internal.expression;

import dev.agentops.json.JsonObject;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that is being decided, as expressions read it. Immutable while expressions are evaluated. */
public interface Frame {
    /** The member of the context that holds the arguments. */
    String INPUT = "input";

    /** Who acts, as this call sees it. */
    Entity principal();

    /** What is done. */
    Entity action();

    /** Through what it is done. */
    Entity resource();

    /** Everything else: a record. */
    Map<String, Object> context();

    /** The member {@code input} of the context where it is a frozen object; null otherwise. */
    default @Nullable JsonObject input() {
        return null;
    }

    /** What is known of an entity; null when nothing is. */
    @Nullable Entity entity(EntityUid uid);
}
