package dev.agentops.policy.internal.engine;

import dev.agentops.json.JsonObject;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, as expressions read it, and what was found. Not thread-safe; used again for the next request. */
public final class Evaluation implements Frame {
    private static final Entity NOBODY = Entity.unknown(new EntityUid("Nobody", ""));

    private final Findings findings = new Findings();
    private Map<EntityUid, Entity> entities = Map.of();
    private Entity principal = NOBODY;
    private Entity action = NOBODY;
    private Entity resource = NOBODY;
    private Map<String, Object> context = Map.of();
    private @Nullable JsonObject input;

    /**
     * Says what is asked.
     *
     * @param entities all that are known
     * @param principal as this call sees it, whatever is known otherwise
     */
    public void begin(
            Map<EntityUid, Entity> entities,
            Entity principal,
            Entity action,
            Entity resource,
            Map<String, Object> context) {
        this.entities = entities;
        this.principal = principal;
        this.action = seen(action);
        this.resource = seen(resource);
        this.context = context;
        this.input = context.get(INPUT) instanceof JsonObject frozen ? frozen : null;
    }

    /** Lets go of the request, and of what was found. To be called before the next request, whatever came of this one. */
    public void end() {
        entities = Map.of();
        principal = NOBODY;
        action = NOBODY;
        resource = NOBODY;
        context = Map.of();
        input = null;
        findings.clear();
    }

    /** The principal may also be what is done something through: then the call knows more of that, too. */
    private Entity seen(Entity entity) {
        return entity.uid().equals(principal.uid()) ? principal : entity;
    }

    /** Whether an action or resource is not what it was when policies were indexed. */
    boolean isBeyondIndex() {
        return isOrIsIn(action, principal) || isOrIsIn(resource, principal);
    }

    private static boolean isOrIsIn(Entity entity, Entity principal) {
        return entity == principal || entity.hasAncestor(principal.uid());
    }

    /** What was found. */
    public Findings findings() {
        return findings;
    }

    @Override
    public Entity principal() {
        return principal;
    }

    @Override
    public Entity action() {
        return action;
    }

    @Override
    public Entity resource() {
        return resource;
    }

    @Override
    public Map<String, Object> context() {
        return context;
    }

    @Override
    public @Nullable JsonObject input() {
        return input;
    }

    @Override
    public @Nullable Entity entity(EntityUid uid) {
        return uid.equals(principal.uid()) ? principal : entities.get(uid);
    }
}
