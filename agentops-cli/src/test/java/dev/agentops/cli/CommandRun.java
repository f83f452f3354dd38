package dev.agentops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of the command in this process.
 *
 * @param status its exit status
 * @param out what it printed as its result
 * @param err what it told
 */
public record CommandRun(int status, String out, String err) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Runs the command with nobody watching. */
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        int status = Main.run(
                terminal, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        SpanFiles.assertFollowConventions(List.of(arguments));
        return new CommandRun(status, out.toString(), err.toString());
    }

    static JsonNode json(Path file) throws IOException {
        return MAPPER.readTree(file.toFile());
    }

    static Map<String, Long> deniedByPolicy(JsonNode summary) {
        Map<String, Long> denied = new TreeMap<>();
        summary.path("deniedByPolicy")
                .properties()
                .forEach(entry -> denied.put(entry.getKey(), entry.getValue().asLong()));
        return denied;
    }

    /** Everything that a person saw. */
    String printed() {
        return out + err;
    }
}
