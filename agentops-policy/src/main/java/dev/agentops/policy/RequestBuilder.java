package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.Evaluation;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.partial.PartialRequest;
import dev.agentops.policy.internal.partial.Possible;
import dev.agentops.policy.internal.schema.CedarValues;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.internal.schema.RequestConformance;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.UnfitValueException;
import dev.agentops.policy.value.EntityUid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes Cedar requests of live calls, by a mapping and under the schema where there is one. Thread-safe. */
final class RequestBuilder {
    private static final Entity NOBODY = Entity.unknown(new EntityUid("Nobody", ""));

    private final CedarMapping mapping;
    private final @Nullable SchemaFacts schema;
    private final @Nullable String tenant;
    private final CompiledEngine engine;
    private final RequestConformance conformance;
    private final Actors actors = new Actors();
    private final Agents agents = new Agents();
    private final Deeds deeds = new Deeds();

    /** Principals live as long as their sessions. */
    private final class Actors extends RecentValues.OfObjects<Principal, Actor> {
        @Override
        Actor make(Principal principal) {
            return actor(principal);
        }
    }

    /** Agents live as long as their sessions. */
    private final class Agents extends RecentValues.OfObjects<AgentIdentity, Entity> {
        @Override
        Entity make(AgentIdentity agent) {
            return agent(agent);
        }
    }

    private final class Deeds extends RecentValues<Action, Deed> {
        @Override
        int hash(Action action) {
            return action.name().hashCode();
        }

        @Override
        boolean isSame(Object known, Action action) {
            return action.equals(known);
        }

        @Override
        Deed make(Action action) {
            return deed(action);
        }
    }

    RequestBuilder(CedarMapping mapping, @Nullable SchemaFacts schema, @Nullable String tenant, CompiledEngine engine) {
        this.mapping = mapping;
        this.schema = schema;
        this.tenant = tenant;
        this.engine = engine;
        this.conformance = new RequestConformance(schema, engine.entities());
    }

    /**
     * Points an evaluation at a call. Nothing of the call is copied that is a Cedar value as it stands.
     *
     * @return what is done
     * @throws UnfitValueException when the call is none that the policies are for, or a value of the context has no equal in
     *     Cedar
     */
    Deed begin(AuthorizationRequest request, LiveEvaluation live) {
        requireTenant(request.principal().tenant());
        Actor actor = actors.of(request.principal());
        Deed deed = deeds.of(request.action());
        Entity resource = resource(request, actor, deed);
        live.evaluation()
                .begin(
                        engine.entities(),
                        actor.entity(),
                        deed.entity(),
                        resource,
                        context(request, deed, live.context()));
        return deed;
    }

    /**
     * A copy of what {@link #begin} shows, for an engine that decides later or elsewhere.
     *
     * @throws UnfitValueException as {@link #begin}
     */
    CedarRequest build(AuthorizationRequest request) {
        requireTenant(request.principal().tenant());
        Actor actor = actors.of(request.principal());
        Deed deed = deeds.of(request.action());
        return new CedarRequest(
                actor.entity().uid(),
                deed.entity().uid(),
                resource(request, actor, deed).uid(),
                actor.facts(),
                context(request, deed, new StandardContext()));
    }

    /**
     * What is known of every call of an action by an agent for a principal.
     *
     * @throws UnfitValueException when every such call is refused
     */
    PartialRequest partial(Principal principal, Action action, AgentIdentity agent) {
        requireTenant(principal.tenant());
        Actor actor = actors.of(principal);
        Deed deed = deeds.of(action);
        EntityUid named = mapping.resource(agent);
        Entity resource = named == null ? NOBODY : resource(named);
        if (named != null) {
            conformance.requireTogether(actor.entity().uid(), deed.entity().uid(), named);
        }
        Evaluation known = new Evaluation();
        known.begin(engine.entities(), actor.entity(), deed.entity(), resource, Map.of());
        return new PartialRequest(
                known,
                named == null ? PartialRequest.anyResource() : new Possible.Exactly(named),
                isStandard() ? PartialContext.standard(deed, principal, agent) : PartialContext.of(deed.context()));
    }

    private void requireTenant(String actual) {
        if (tenant != null && !tenant.equals(actual)) {
            throw new UnfitValueException(
                    "the policies are those of the tenant " + tenant + ", the actor is of " + actual);
        }
    }

    private Actor actor(Principal principal) {
        EntityUid uid = mapping.principal(principal);
        PrincipalFacts facts = PrincipalFacts.declared(
                schema, uid.type(), mapping.parents(principal), mapping.tags(principal), mapping.attributes(principal));
        conformance.requirePrincipal(uid, facts);
        return new Actor(engine.principal(uid, facts), facts);
    }

    private Deed deed(Action action) {
        EntityUid uid = mapping.action(action);
        if (schema != null && !schema.knows(uid)) {
            throw new UnfitValueException("the schema has no action for " + described(action) + ": declare " + uid);
        }
        conformance.requireAction(uid);
        Entity entity = engine.entity(uid);
        return Deed.of(entity, engine.index(entity), schema == null ? Scalar.UNKNOWN : schema.context(uid));
    }

    private static String described(Action action) {
        return switch (action.kind()) {
            case TOOL -> "the tool " + action.name();
            case MEMORY -> "the memory operation " + action.name();
            case AGENT -> "the agent " + action.name();
        };
    }

    private Entity resource(AuthorizationRequest request, Actor actor, Deed deed) {
        Entity resource = isStandard() ? agents.of(request.agent()) : resource(mapping.resource(request));
        conformance.requireTogether(actor.entity().uid(), deed.entity().uid(), resource.uid());
        return resource;
    }

    private Entity agent(AgentIdentity agent) {
        return resource(StandardMapping.agent(agent));
    }

    private Entity resource(EntityUid uid) {
        conformance.requireResource(uid);
        return engine.entity(uid);
    }

    private boolean isStandard() {
        return mapping == CedarMapping.standard();
    }

    private Map<String, Object> context(AuthorizationRequest request, Deed deed, StandardContext view) {
        if (isStandard() && deed.takesInput()) {
            DeclaredType input = deed.context().member(StandardContext.INPUT);
            return view.of(request, CedarValues.arguments(request.input(), input), deed.visible());
        }
        return CedarValues.record(declared(mapping.context(request), deed.context()), deed.context());
    }

    /** Facts that a schema does not declare are left out, so that later versions can give more; arguments never are. */
    private static Map<String, ?> declared(Map<String, ?> context, DeclaredType type) {
        if (!(type instanceof DeclaredType.RecordOf declared)) {
            return context;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        context.forEach((name, value) -> {
            if (name.equals(StandardContext.INPUT)) {
                kept.put(name, value);
            } else if (declared.attributes().containsKey(name)) {
                kept.put(name, value instanceof Map<?, ?> facts ? declaredFacts(facts, type.member(name)) : value);
            }
        });
        return kept;
    }

    private static Map<?, ?> declaredFacts(Map<?, ?> facts, DeclaredType type) {
        Map<Object, Object> kept = new LinkedHashMap<>(facts);
        if (type instanceof DeclaredType.RecordOf declared) {
            kept.keySet().retainAll(declared.attributes().keySet());
        }
        return kept;
    }
}
