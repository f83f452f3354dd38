package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentops.cli.sessions.Recording.Counts;
import dev.agentops.cli.sessions.SessionProblem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything recorded is read, counted a second time from plain JSON trees. */
class SharedSessionsCorpusTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void readsAllOfTauBench() throws IOException {
        Path file = SharedSessions.path("tau-bench/historical_trajectories/gpt-4o-airline.json");
        Recording recording = Recording.of(file);

        assertThat(recording.problems).isEmpty();
        assertThat(recording.counts()).isEqualTo(countTauBench(file)).isEqualTo(new Counts(100, 686, 577, 21));
        assertThat(recording.sessions).allMatch(session -> !session.user().anonymous());
        assertThat(recording.sessions.stream()
                        .map(session -> session.user().id())
                        .distinct())
                .hasSize(22);
        assertThat(recording.sessions.stream()
                        .filter(session -> session.facts().reward().orElseThrow() == 1))
                .hasSize(49);
        assertThat(recording.sessions)
                .allMatch(session -> session.facts().expected().isPresent());
        assertEachCallAnswered(recording);
        assertIdsUnique(recording);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ft-gpt-4.1-sierra-tau2-full-sft_airline_default_gpt-4.1_1trials.json",
                "ft-gpt-4.1-sierra-tau2-full-sft_retail_default_gpt-4.1_1trials.json",
                "gpt-4.1_airline_default_gpt-4.1_1trials.json",
                "gpt-4.1_retail_default_gpt-4.1_1trials.json",
                "gpt-4.1_telecom_default_gpt-4.1_1trials.json"
            })
    void readsAllOfATau2File(String name) throws IOException {
        Path file = SharedSessions.path("tau2-bench/results/" + name);
        JsonNode tree = MAPPER.readTree(file.toFile());
        Recording recording = Recording.of(file);

        assertThat(recording.problems).isEmpty();
        assertThat(recording.counts()).isEqualTo(countTau2(tree));
        assertThat(recording.sessions)
                .allMatch(session -> session.facts().expected().isPresent());
        assertThat(recording.sessions.stream()
                        .map(session -> session.facts().domain().orElseThrow())
                        .distinct())
                .containsExactly(tree.path("info")
                        .path("environment_info")
                        .path("domain_name")
                        .asText());
        assertThat(recording.sessions.stream()
                        .map(session ->
                                session.user().anonymous() ? "" : session.user().id()))
                .containsExactlyElementsOf(tau2Users(tree));
        assertEachCallAnswered(recording);
        assertIdsUnique(recording);
    }

    @Test
    void ofTelecomOnlyTheAgentsCallsAreCounted() throws IOException {
        Path file = SharedSessions.path("tau2-bench/results/gpt-4.1_telecom_default_gpt-4.1_1trials.json");
        Recording recording = Recording.of(file);

        assertThat(recording.counts().calls()).isEqualTo(105);
        assertThat(recording.sessions)
                .allMatch(session -> session.user().tags().containsKey("phone_number"))
                .allMatch(session -> session.facts().startedAt().isPresent()
                        && session.facts().agentCost().isPresent());
    }

    @Test
    void readsAgentDojoReplaysAsChat() throws IOException {
        Path file = SharedSessions.path("agentdojo/ground-truth-replays.jsonl");
        Counts expected = countJsonLines(file);

        Recording detected = Recording.of(file);
        Recording named = Recording.of(SessionFormat.OPENAI_CHAT, file);

        assertThat(detected.problems).isEmpty();
        assertThat(detected.counts()).isEqualTo(expected).isEqualTo(new Counts(359, 359, 1214, 0));
        assertThat(named.counts()).isEqualTo(expected);
        assertThat(detected.sessions).allMatch(session -> session.user().anonymous());
        assertEachCallAnswered(detected);
        assertIdsUnique(detected);
    }

    @Test
    void foldersMayHoldOtherJsonFiles() {
        Recording recording = Recording.of(SharedSessions.path("tau-bench"), SharedSessions.path("tau2-bench"));

        assertThat(recording.counts()).isEqualTo(new Counts(184, 1615, 1174, 37));
        assertThat(recording.report.complete()).isTrue();
        assertThat(recording.report.files()).isEqualTo(6);
        assertThat(recording.severities()).containsOnly(Severity.NOTICE).hasSize(6);
        assertIdsUnique(recording);
    }

    @Test
    void nothingInTheWholeFolderIsTakenForASessionWronglyOrFailsToBeToldApart() throws IOException {
        Path all = SharedSessions.path("");
        Recording recording = Recording.of(all);

        try (Stream<Path> files = Files.walk(all)) {
            long json =
                    files.filter(file -> file.toString().matches(".*\\.jsonl?")).count();
            assertThat(recording.report.files() + recording.report.skipped()).isEqualTo(json);
        }
        assertThat(recording.problems)
                .as("%s", recording.described())
                .allMatch(problem -> problem.severity() == Severity.NOTICE);
        assertThat(recording.sessions).hasSize(100 + 84 + 359);
    }

    private static void assertEachCallAnswered(Recording recording) {
        assertThat(recording.sessions.stream()
                        .flatMap(session -> session.toolCalls().stream())
                        .filter(call -> call.result().isEmpty()))
                .isEmpty();
    }

    private static void assertIdsUnique(Recording recording) {
        Set<String> ids = new HashSet<>();
        assertThat(recording.sessions).allMatch(session -> ids.add(session.id()));
    }

    private static Counts countTauBench(Path file) throws IOException {
        JsonNode root = MAPPER.readTree(file.toFile());
        long turns = 0;
        long calls = 0;
        long failed = 0;
        for (JsonNode session : root) {
            for (JsonNode message : session.path("traj")) {
                turns += message.path("role").asText().equals("user") ? 1 : 0;
                calls += message.path("tool_calls").size();
                failed += message.path("role").asText().equals("tool")
                                && message.path("content").asText().startsWith("Error")
                        ? 1
                        : 0;
            }
        }
        return new Counts(root.size(), turns, calls, failed);
    }

    private static Counts countTau2(JsonNode root) {
        long turns = 0;
        long calls = 0;
        long failed = 0;
        for (JsonNode simulation : root.path("simulations")) {
            for (JsonNode message : simulation.path("messages")) {
                turns += message.path("role").asText().equals("user") ? 1 : 0;
                calls += agents(message.path("tool_calls")).size();
                failed += message.path("requestor").asText().equals("assistant")
                                && message.path("error").asBoolean()
                        ? 1
                        : 0;
            }
        }
        return new Counts(root.path("simulations").size(), turns, calls, failed);
    }

    private static List<JsonNode> agents(JsonNode calls) {
        List<JsonNode> agents = new ArrayList<>();
        for (JsonNode call : calls) {
            if (call.path("requestor").asText().equals("assistant")) {
                agents.add(call);
            }
        }
        return agents;
    }

    private static List<String> tau2Users(JsonNode root) {
        List<String> users = new ArrayList<>();
        for (JsonNode simulation : root.path("simulations")) {
            Set<String> inCalls = new TreeSet<>();
            simulation.path("messages").forEach(message -> addIds(message.path("tool_calls"), inCalls));
            Set<String> inActions = new TreeSet<>();
            for (JsonNode task : root.path("tasks")) {
                if (task.path("id").equals(simulation.path("task_id"))) {
                    addIds(task.path("evaluation_criteria").path("actions"), inActions);
                }
            }
            users.add(
                    inCalls.size() == 1
                            ? inCalls.iterator().next()
                            : inActions.size() == 1 ? inActions.iterator().next() : "");
        }
        return users;
    }

    private static void addIds(JsonNode calls, Set<String> ids) {
        for (JsonNode call : agents(calls)) {
            JsonNode arguments = call.path("arguments");
            Stream.of("user_id", "customer_id")
                    .filter(arguments::has)
                    .forEach(name -> ids.add(arguments.path(name).asText()));
        }
    }

    private static Counts countJsonLines(Path file) throws IOException {
        long turns = 0;
        long calls = 0;
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            for (JsonNode message : MAPPER.readTree(line).path("messages")) {
                turns += message.path("role").asText().equals("user") ? 1 : 0;
                calls += message.path("tool_calls").size();
            }
        }
        return new Counts(lines.size(), turns, calls, 0);
    }
}
