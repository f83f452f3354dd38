package dev.agentops.policy.differential;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.LinkedByTheOfficialEngine;
import dev.agentops.policy.internal.engine.LinkedByTheOfficialEngine.Linked;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import dev.agentops.policy.internal.schema.EntityReader;
import dev.agentops.policy.internal.schema.RequestConformance;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.internal.schema.UnfitValueException;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The engines under comparison. */
final class Engines {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Engines() {}

    static Decider official(PolicyWorld world) {
        String schema = world.schema();
        return decider(new OfficialEngine(world.texts(), schema == null ? null : new Schema(schema), entities(world)));
    }

    /** The official engine over templates that it links by itself. */
    static Decider official(PolicyWorld world, List<Linked> linked) {
        return decider(new LinkedByTheOfficialEngine(linked, entities(world).values()));
    }

    static Decider compiled(PolicyWorld world) {
        return compiled(world, json(world.texts()));
    }

    /** Of policies in their JSON form, as {@link #json} gives it. Requests are checked first, as they are before each call. */
    static Decider compiled(PolicyWorld world, String policies) {
        String schema = world.schema();
        SchemaFacts facts = schema == null ? null : SchemaFacts.of(json(new Schema(schema)));
        Map<EntityUid, Entity> entities = EntityReader.read(entities(world), facts);
        RequestConformance conformance = new RequestConformance(facts, entities);
        Decider engine =
                decider(new CompiledEngine(policies(policies, world.policies().size()), entities));
        return request -> conforms(request, conformance) ? engine.decide(request) : Answer.REFUSED;
    }

    private static boolean conforms(WorldRequest request, RequestConformance conformance) {
        try {
            conformance.require(
                    request.principal(),
                    request.action(),
                    request.resource(),
                    request.facts(),
                    CedarJson.members(request.context()));
            return true;
        } catch (UnfitValueException e) {
            return false;
        }
    }

    private static JsonNode json(Schema schema) {
        try {
            return schema.toJsonFormat();
        } catch (InternalException | JsonProcessingException e) {
            throw new AssertionError(schema.toString(), e);
        }
    }

    private static Map<EntityUid, StaticEntity> entities(PolicyWorld world) {
        Map<EntityUid, StaticEntity> entities = new LinkedHashMap<>();
        world.entities().forEach((uid, json) -> entities.put(uid, new StaticEntity(uid, json, 0)));
        return entities;
    }

    static String json(List<String> policies) {
        try {
            return OfficialEngine.policySet(policies).toJson();
        } catch (InternalException | JsonProcessingException e) {
            throw new AssertionError("cannot render " + policies, e);
        }
    }

    private static List<CompiledPolicy> policies(String json, int count) {
        try {
            JsonNode rendered = MAPPER.readTree(json).path("staticPolicies");
            List<CompiledPolicy> policies = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                policies.add(CompiledPolicy.of(i, rendered.path(OfficialEngine.id(i))));
            }
            return policies;
        } catch (JsonProcessingException | UnknownConstructException e) {
            throw new AssertionError("cannot compile " + json, e);
        }
    }

    private static Decider decider(CedarEngine engine) {
        return request -> answer(engine.decide(new CedarRequest(
                request.principal(),
                request.action(),
                request.resource(),
                request.facts(),
                CedarJson.members(request.context()))));
    }

    private static Answer answer(EngineAnswer answer) {
        if (answer instanceof EngineAnswer.Decided decided) {
            return new Answer(
                    decided.allow() ? Answer.Verdict.ALLOW : Answer.Verdict.DENY,
                    decided.determining(),
                    decided.errors().stream().map(EngineAnswer.Failure::policy).toList());
        }
        return Answer.REFUSED;
    }
}
