package dev.agentops.eval;

import dev.agentops.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tool call that an agent should make.
 *
 * @param tool the tool's name
 * @param arguments its arguments; null when they do not matter, and then it can be matched by name only
 */
public record ExpectedCall(String tool, @Nullable JsonObject arguments) {
    /** A call by its name only. */
    public static ExpectedCall of(String tool) {
        return new ExpectedCall(tool, null);
    }

    /**
     * A call with its arguments.
     *
     * @throws dev.agentops.json.JsonException when the arguments are not JSON
     */
    public static ExpectedCall of(String tool, Map<?, ?> arguments) {
        return new ExpectedCall(tool, JsonObject.copyOf(arguments));
    }
}
