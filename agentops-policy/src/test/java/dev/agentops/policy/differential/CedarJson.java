package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads values in the JSON form of the language. */
final class CedarJson {
    private CedarJson() {}

    static EntityUid uid(JsonNode uid) {
        return new EntityUid(uid.path("type").textValue(), uid.path("id").textValue());
    }

    static Map<String, Object> members(JsonNode record) {
        Map<String, Object> members = new LinkedHashMap<>();
        record.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }

    private static Object value(JsonNode value) {
        if (value.has("__entity")) {
            return uid(value.path("__entity"));
        } else if (value.has("__extn")) {
            return extension(value.path("__extn"));
        } else if (value.isObject()) {
            return CedarRecord.of(members(value));
        } else if (value.isArray()) {
            List<Object> elements = new ArrayList<>();
            value.forEach(element -> elements.add(value(element)));
            return CedarSet.of(elements);
        } else if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isTextual() ? value.textValue() : (Object) value.longValue();
    }

    private static Object extension(JsonNode call) {
        String argument = call.path("arg").textValue();
        String function = call.path("fn").textValue();
        @Nullable Object value = switch (function) {
            case "decimal" -> CedarDecimal.parse(argument);
            case "ip" -> CedarIp.parse(argument);
            case "datetime" -> CedarDateTime.parse(argument);
            case "duration" -> CedarDuration.parse(argument);
            default -> null;
        };
        return Objects.requireNonNull(value, () -> function + " does not read \"" + argument + "\"");
    }
}
