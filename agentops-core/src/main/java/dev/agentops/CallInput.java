package dev.agentops;

import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import java.util.Map;

/** The arguments as the caller gave them: read once, when they are frozen, and never again. */
sealed interface CallInput {
    JsonObject freeze(JsonLimits limits);

    /** A map that its owner may still change. */
    record OfMap(Map<?, ?> arguments) implements CallInput {
        @Override
        public JsonObject freeze(JsonLimits limits) {
            return JsonObject.copyOf(arguments, limits);
        }
    }

    /** Text that a model wrote. */
    record OfText(String json) implements CallInput {
        @Override
        public JsonObject freeze(JsonLimits limits) {
            return JsonObject.parse(json, limits);
        }
    }
}
