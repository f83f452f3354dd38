package dev.agentops.policy.mcp;

import dev.agentops.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where in the tool descriptions something stands.
 *
 * @param source the file, as the caller named it
 * @param tool the tool's name; empty outside of one, and before it is known
 * @param pointer a JSON Pointer (RFC 6901) into the file
 */
record Place(String source, String tool, String pointer) {
    private static final int LONGEST_QUOTE = 80;
    private static final int LONGEST_POINTER = 300;

    static Place of(String source) {
        return new Place(source, "", "");
    }

    Place at(Object nameOrIndex) {
        String step = nameOrIndex.toString().replace("~", "~0").replace("/", "~1");
        return new Place(source, tool, pointer + "/" + step);
    }

    Place inTool(String name) {
        return new Place(source, name, pointer);
    }

    /** The value that stands here is refused. */
    SchemaGenerationException refuse(@Nullable Object value, String remedy) {
        return problem("is " + excerpt(Json.write(value), LONGEST_QUOTE) + "; " + remedy);
    }

    SchemaGenerationException problem(String message) {
        String inTool = tool.isEmpty() ? "" : "tool " + excerpt(Json.write(tool), LONGEST_QUOTE) + ": ";
        String where = pointer.isEmpty() ? "" : "#" + excerpt(pointer, LONGEST_POINTER);
        return new SchemaGenerationException(source + where + ": " + inTool + message);
    }

    private static String excerpt(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
