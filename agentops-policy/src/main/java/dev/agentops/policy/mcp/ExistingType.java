package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.mcp.ValueShape.Primitive;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a type that the stub or a shared definition declares already is the one that several tools have in common. */
final class ExistingType {
    private static final Map<Primitive, String> NAMES = Map.of(
            Primitive.BOOL, "Bool",
            Primitive.INTEGER, "Long",
            Primitive.STRING, "String",
            Primitive.DECIMAL, "decimal",
            Primitive.DATETIME, "datetime",
            Primitive.DURATION, "duration",
            Primitive.IP, "ipaddr");

    private ExistingType() {}

    static boolean is(Alike alike, @Nullable JsonNode entityType, @Nullable JsonNode commonType, boolean records) {
        if (alike instanceof Alike.Leaf leaf) {
            JsonNode record = records ? commonType : entityType == null ? null : entityType.path("shape");
            return record != null && sameMembers(leaf, record);
        }
        return alike instanceof Alike.Choices choices
                && entityType != null
                && TypeNodes.texts(choices.values()).equals(entityType.path("enum"));
    }

    private static boolean sameMembers(Alike.Leaf leaf, JsonNode record) {
        JsonNode attributes = record.path("attributes");
        return attributes.size() == leaf.members().size()
                && leaf.members().stream().allMatch(member -> {
                    JsonNode attribute = attributes.path(member.name());
                    return attribute.path(TypeNodes.NAME).asText().equals(NAMES.get((Primitive) member.shape()))
                            && TypeNodes.isRequired(attribute) == member.required();
                });
    }
}
