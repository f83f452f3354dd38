package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of policies with its entities, and questions about them.
 *
 * @param seed that gives the same world again
 * @param schema text of the schema, if there is one
 * @param entities in the JSON form of the language
 */
record PolicyWorld(
        long seed,
        @Nullable String schema,
        List<GeneratedPolicy> policies,
        Map<EntityUid, ObjectNode> entities,
        Hierarchy hierarchy,
        List<WorldRequest> requests) {

    static PolicyWorld of(
            long seed,
            @Nullable String schema,
            List<GeneratedPolicy> policies,
            List<ObjectNode> entities,
            List<WorldRequest> requests) {
        Map<EntityUid, ObjectNode> byName = new LinkedHashMap<>();
        entities.forEach(entity -> byName.put(CedarJson.uid(entity.path("uid")), entity));
        return new PolicyWorld(seed, schema, policies, byName, hierarchy(byName, schema != null), requests);
    }

    private static Hierarchy hierarchy(Map<EntityUid, ObjectNode> entities, boolean withSchema) {
        Map<EntityUid, Set<EntityUid>> parents = new HashMap<>(withSchema ? WorldSchema.ACTIONS : Map.of());
        entities.forEach((uid, entity) -> {
            Set<EntityUid> own = new HashSet<>();
            entity.path("parents").forEach(parent -> own.add(CedarJson.uid(parent)));
            parents.put(uid, own);
        });
        return new Hierarchy(parents);
    }

    List<String> texts() {
        return policies.stream().map(GeneratedPolicy::text).toList();
    }

    /** How many policies an engine has to look at. */
    long candidates(WorldRequest request) {
        return policies.stream()
                .filter(policy -> policy.scope().matches(request, hierarchy))
                .count();
    }

    PolicyWorld with(List<GeneratedPolicy> others, List<WorldRequest> questions) {
        return new PolicyWorld(seed, schema, others, entities, hierarchy, questions);
    }

    PolicyWorld with(List<ObjectNode> others) {
        return of(seed, schema, policies, others, requests);
    }

    /** Everything that is needed to see it again. */
    @Override
    public String toString() {
        return "seed " + seed + (schema == null ? "" : ", with the schema")
                + texts().stream().map(text -> "\n" + text).collect(Collectors.joining())
                + "\nentities " + entities.values()
                + requests.stream().map(request -> "\n" + request).collect(Collectors.joining());
    }
}
