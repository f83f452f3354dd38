package dev.agentops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded calls taken from plain JSON trees, without anything of the command's own readers. */
final class RawRecordings {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RawRecordings() {}

    /** A call as it stands in the file. */
    record RawCall(String tool, JsonNode arguments) {}

    /**
     * What a file holds.
     *
     * @param failed calls whose recorded result is an error
     */
    record Counts(long sessions, long turns, long failed, List<RawCall> calls) {
        Counts plus(Counts other) {
            List<RawCall> all = new ArrayList<>(calls);
            all.addAll(other.calls);
            return new Counts(sessions + other.sessions, turns + other.turns, failed + other.failed, all);
        }
    }

    static Counts all(List<Path> files) throws IOException {
        Counts sum = new Counts(0, 0, 0, List.of());
        for (Path file : files) {
            JsonNode root = MAPPER.readTree(file.toFile());
            sum = sum.plus(root.isArray() ? tauBench(root) : tau2(root));
        }
        return sum;
    }

    static Counts chatLines(Path file) throws IOException {
        long sessions = 0;
        Counts sum = new Counts(0, 0, 0, List.of());
        for (String line : Files.readAllLines(file)) {
            sessions++;
            sum = sum.plus(chat(MAPPER.readTree(line).path("messages"), "no error mark"));
        }
        return new Counts(sessions, sum.turns, sum.failed, sum.calls);
    }

    private static Counts tauBench(JsonNode root) throws IOException {
        Counts sum = new Counts(root.size(), 0, 0, List.of());
        for (JsonNode session : root) {
            sum = sum.plus(chat(session.path("traj"), "Error"));
        }
        return sum;
    }

    private static Counts chat(JsonNode messages, String errorMark) throws IOException {
        long turns = 0;
        long failed = 0;
        List<RawCall> calls = new ArrayList<>();
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            turns += role.equals("user") ? 1 : 0;
            failed += role.equals("tool") && message.path("content").asText().startsWith(errorMark) ? 1 : 0;
            for (JsonNode call : message.path("tool_calls")) {
                JsonNode function = call.path("function");
                calls.add(new RawCall(
                        function.path("name").asText(),
                        MAPPER.readTree(function.path("arguments").asText())));
            }
        }
        return new Counts(0, turns, failed, calls);
    }

    private static Counts tau2(JsonNode root) {
        long turns = 0;
        long failed = 0;
        List<RawCall> calls = new ArrayList<>();
        for (JsonNode simulation : root.path("simulations")) {
            for (JsonNode message : simulation.path("messages")) {
                turns += message.path("role").asText().equals("user") ? 1 : 0;
                failed += isAgents(message) && message.path("error").asBoolean() ? 1 : 0;
                for (JsonNode call : message.path("tool_calls")) {
                    if (isAgents(call)) {
                        calls.add(new RawCall(call.path("name").asText(), call.path("arguments")));
                    }
                }
            }
        }
        return new Counts(root.path("simulations").size(), turns, failed, calls);
    }

    private static boolean isAgents(JsonNode node) {
        return node.path("requestor").asText().equals("assistant");
    }
}
