package dev.agentops.policy.mcp;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Schemas as the official engine reads and writes them, on a thread whose stack its recursion cannot fill. */
final class OfficialSchema {
    /** Reserved, not used: the operating system gives pages as they are touched. */
    private static final long STACK_BYTES = 128L << 20;

    private OfficialSchema() {}

    /** Its Java binding hands characters beyond the basic plane over as two halves each, which it refuses itself. */
    static boolean takes(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    /** @throws SchemaGenerationException when the text is no schema */
    static JsonNode jsonOf(String cedar) {
        return call("the stub is refused by the engine: ", () -> new Schema(cedar).toJsonFormat());
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
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "agentops-policy-schema", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaGenerationException("the thread was interrupted while the engine read a schema", e);
        } catch (ExecutionException e) {
            throw failure(refusal, e.getCause());
        }
    }

    private static RuntimeException failure(String refusal, @Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof InternalException || cause instanceof JsonProcessingException) {
            return new SchemaGenerationException(refusal + cause.getMessage(), cause);
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
