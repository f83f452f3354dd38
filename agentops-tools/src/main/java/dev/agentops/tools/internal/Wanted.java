package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in a few words what a schema wants, for whoever left the value out. */
final class Wanted {
    private Wanted() {}

    /** Such as {@code a string}; empty when the schema does not say. */
    static String by(@Nullable Object schema) {
        if (!(schema instanceof JsonObject object)) {
            return "";
        }
        if (object.get("enum") instanceof JsonArray allowed && !allowed.isEmpty()) {
            return (allowed.size() == 1 ? "" : "one of ") + Shown.values(allowed);
        }
        if (object.containsKey("const")) {
            return Shown.value(object.get("const"));
        }
        return JsonType.shown(types(object.get("type")));
    }

    private static int types(@Nullable Object type) {
        List<?> names = type instanceof JsonArray array ? array : type == null ? List.of() : List.of(type);
        int types = 0;
        for (Object name : names) {
            JsonType named = JsonType.named(name);
            types |= named == null ? 0 : named.mask();
        }
        return types;
    }
}
