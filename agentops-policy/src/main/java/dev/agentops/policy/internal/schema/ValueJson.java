package dev.agentops.policy.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values in the JSON form of the language.
 *
 * @see <a href="https://docs.cedarpolicy.com/auth/entities-syntax.html">JSON format of Cedar's values</a>
 */
public final class ValueJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueJson() {}

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException when it is none of Cedar
     */
    public static JsonNode of(Object value) {
        if (value instanceof String text) {
            return JSON.textNode(text);
        } else if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof Map<?, ?> members) {
            return record(members);
        } else if (value instanceof CedarSet set) {
            return set(set);
        } else if (value instanceof EntityUid uid) {
            return JSON.objectNode().set("__entity", reference(uid));
        }
        return extension(value);
    }

    /** Writes the name of an entity, where nothing else can stand. */
    static ObjectNode reference(EntityUid uid) {
        return JSON.objectNode().put("type", uid.type()).put("id", uid.id());
    }

    private static ObjectNode record(Map<?, ?> members) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        members.forEach((name, member) -> sorted.put((String) name, of(member)));
        return JSON.objectNode().setAll(sorted);
    }

    private static ArrayNode set(CedarSet set) {
        ArrayNode elements = JSON.arrayNode();
        for (int i = 0; i < set.size(); i++) {
            elements.add(of(set.get(i)));
        }
        return elements;
    }

    private static JsonNode extension(Object value) {
        if (value instanceof CedarDecimal) {
            return call("decimal", value.toString());
        } else if (value instanceof CedarIp) {
            return call("ip", value.toString());
        } else if (value instanceof CedarDuration) {
            return call("duration", value.toString());
        } else if (value instanceof CedarDateTime) {
            return call("datetime", value.toString());
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " is no value of Cedar");
    }

    private static ObjectNode call(String function, String argument) {
        return JSON.objectNode()
                .set("__extn", JSON.objectNode().put("fn", function).put("arg", argument));
    }
}
