package dev.agentops.policy.mcp;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.internal.schema.SchemaJson;
import dev.agentops.policy.internal.text.LargeStack;
import java.util.concurrent.Callable;

/** Schemas as the official engine reads and writes them, on a thread whose stack its recursion cannot fill. */
final class OfficialSchema {
    private OfficialSchema() {}

    /** Its Java binding hands characters beyond the basic plane over as two halves each, which it refuses itself. */
    static boolean takes(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    /** @throws SchemaGenerationException when the text is no schema */
    static JsonNode jsonOf(String cedar) {
        return call("the stub is refused by the engine: ", () -> SchemaJson.of(new Schema(cedar)));
    }

    /**
     * The schema in Cedar's own format.
     *
     * @throws SchemaGenerationException when the engine does not accept it
     */
    static String cedarOf(JsonNode json) {
        return call("the engine refuses the generated schema: ", () -> {
            String text = Schema.parse(Schema.JsonOrCedar.Json, json.toString()).toCedarFormat();
            Schema.parse(Schema.JsonOrCedar.Cedar, text);
            return text;
        });
    }

    private static <T> T call(String refusal, Callable<T> work) {
        return LargeStack.call(() -> {
            try {
                return work.call();
            } catch (InternalException | JsonProcessingException | IllegalArgumentException e) {
                throw new SchemaGenerationException(refusal + e.getMessage(), e);
            }
        });
    }
}
