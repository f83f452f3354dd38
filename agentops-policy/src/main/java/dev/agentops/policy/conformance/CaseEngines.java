package dev.agentops.policy.conformance;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.conformance.PolicyTexts.PolicyText;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import dev.agentops.policy.internal.schema.EntityReader;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.SchemaJson;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one case is decided by. To be used on a large stack. */
final class CaseEngines {
    private final CaseFile file;
    private final List<PolicyText> policies;
    private final Schema schema;
    private final SchemaFacts facts;
    private final Map<EntityUid, StaticEntity> entities;
    private final CompiledEngine compiled;
    private final List<Integer> left = new ArrayList<>();
    private @Nullable OfficialEngine all;

    CaseEngines(ConformanceCase subject) throws UnusableException {
        this.file = subject.file();
        this.policies = PolicyTexts.of(file.policies(), subject.policies());
        this.schema = SchemaText.schema(file.schema(), subject.schema());
        this.facts = facts();
        this.entities = entities(subject.entities());
        this.compiled = new CompiledEngine(compile(), read());
    }

    private SchemaFacts facts() throws UnusableException {
        try {
            return SchemaFacts.of(SchemaJson.of(schema));
        } catch (IllegalArgumentException e) {
            throw new UnusableException(file.schema() + ": " + e.getMessage());
        }
    }

    private Map<EntityUid, StaticEntity> entities(String text) throws UnusableException {
        Map<EntityUid, StaticEntity> read = new LinkedHashMap<>();
        JsonNode json = CaseFile.json(file.entities(), text);
        for (JsonNode entity : json) {
            EntityUid uid = Literals.entity(entity.path("uid"));
            if (!(entity instanceof ObjectNode object) || uid.type().isEmpty()) {
                throw new UnusableException(file.entities() + ": an entity is an object with uid, attrs and parents");
            }
            if (read.putIfAbsent(uid, new StaticEntity(uid, object, 0)) != null) {
                throw new UnusableException(file.entities() + ": the entity " + uid + " stands twice");
            }
        }
        return read;
    }

    private Map<EntityUid, Entity> read() throws UnusableException {
        try {
            return EntityReader.read(entities, facts);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(file.entities() + ": " + e.getMessage());
        }
    }

    private List<CompiledPolicy> compile() throws UnusableException {
        List<CompiledPolicy> done = new ArrayList<>();
        for (int position = 0; position < policies.size(); position++) {
            CompiledPolicy policy = compile(position, policies.get(position));
            if (policy == null) {
                left.add(position);
            } else {
                done.add(policy);
            }
        }
        return done;
    }

    private @Nullable CompiledPolicy compile(int position, PolicyText policy) throws UnusableException {
        try {
            String json = new Policy(policy.text(), OfficialEngine.id(position)).toJson();
            return policy.deep() ? null : CompiledPolicy.of(position, CaseFile.json(file.policies(), json));
        } catch (UnknownConstructException e) {
            return null;
        } catch (InternalException e) {
            throw new UnusableException(
                    file.policies() + ": policy " + position + " cannot be parsed: " + e.getMessage());
        }
    }

    SchemaFacts schema() {
        return facts;
    }

    CompiledEngine compiled() {
        return compiled;
    }

    /** Whether every policy is compiled. */
    boolean isCompiled() {
        return left.isEmpty();
    }

    /** Decides by the policies that are not compiled. */
    OfficialEngine fallback() {
        return new OfficialEngine(
                left.stream().map(position -> policies.get(position).text()).toList(), left, schema, entities);
    }

    /** Decides by all policies. */
    OfficialEngine official() {
        OfficialEngine engine = all;
        if (engine == null) {
            engine = new OfficialEngine(policies.stream().map(PolicyText::text).toList(), schema, entities);
            all = engine;
        }
        return engine;
    }
}
