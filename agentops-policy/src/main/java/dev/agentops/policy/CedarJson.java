package dev.agentops.policy;

import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.schema.ValueJson;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests in the JSON form of the language, as maps and lists.
 *
 * @see <a href="https://docs.cedarpolicy.com/auth/entities-syntax.html">JSON format of Cedar's values</a>
 */
final class CedarJson {
    private CedarJson() {}

    static Map<String, Object> of(CedarRequest request) {
        Map<String, Object> json = new TreeMap<>();
        json.put("principal", entity(request.principal()));
        json.put("action", entity(request.action()));
        json.put("resource", entity(request.resource()));
        json.put(
                "parents",
                request.facts().parents().stream().map(CedarJson::entity).toList());
        json.put("tags", request.facts().tags());
        json.put("attributes", ValueJson.of(request.facts().attributes()));
        json.put("context", ValueJson.of(request.context()));
        return json;
    }

    /** The types of the values, and nothing of the values. */
    static Map<String, Object> shapeOf(CedarRequest request) {
        return Map.of(
                "principal", request.principal().type(),
                "action", request.action().type(),
                "resource", request.resource().type(),
                "context", shape(request.context()));
    }

    private static Object shape(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.values().stream().map(CedarJson::shape).toList();
        }
        return value instanceof CedarSet set
                ? elements(set).stream().map(CedarJson::shape).distinct().toList()
                : value.getClass().getSimpleName();
    }

    static List<Object> elements(CedarSet set) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            elements.add(set.get(i));
        }
        return elements;
    }

    private static Map<String, String> entity(EntityUid uid) {
        return Map.of("type", uid.type(), "id", uid.id());
    }
}
