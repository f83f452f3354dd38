package dev.agentops.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings written for these tests, as chat messages. */
public final class Recordings {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ArrayNode messages = MAPPER.createArrayNode();
    private int calls;

    private Recordings() {}

    /** An empty conversation. */
    public static Recordings chat() {
        return new Recordings();
    }

    /** One call between a question and an answer. */
    public static Recordings oneCall() {
        return chat().says("user", "where is my order?").call("get_order", "{\"order_id\":\"1\"}", "shipped");
    }

    /** Somebody says something. */
    public Recordings says(String role, String text) {
        messages.addObject().put("role", role).put("content", text);
        return this;
    }

    /** A call with its result. */
    public Recordings call(String tool, String arguments, String result) {
        return call(tool, arguments, result, "call_" + calls++);
    }

    /** A call with its result under an id of the test's. */
    public Recordings call(String tool, String arguments, String result, String id) {
        ObjectNode message = messages.addObject().put("role", "assistant").putNull("content");
        ObjectNode call =
                message.putArray("tool_calls").addObject().put("id", id).put("type", "function");
        call.putObject("function").put("name", tool).put("arguments", arguments);
        messages.addObject().put("role", "tool").put("tool_call_id", id).put("content", result);
        return this;
    }

    /** The messages as JSON text. */
    public String json() {
        return messages.toString();
    }

    /** Writes it as the only session of a file. */
    public Path to(Path file) throws IOException {
        return Files.writeString(file, json());
    }
}
