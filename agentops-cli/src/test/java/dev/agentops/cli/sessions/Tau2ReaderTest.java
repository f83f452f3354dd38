package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.sessions.Recording.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Tau2ReaderTest {

    private static final String INFO =
            "\"info\":{\"agent_info\":{\"llm\":\"model-x\"},\"environment_info\":{\"domain_name\":\"telecom\"}}";

    @TempDir
    private Path folder;

    @Test
    void tasksMayStandOnEitherSideOfSimulations() throws IOException {
        String tasks =
                tasks(action("assistant", "{\"customer_id\":\"C1\"}"), action("user", "{\"customer_id\":\"C2\"}"));
        String simulations = simulations(agentCall("{}"));

        RecordedSession before =
                read("{" + INFO + "," + tasks + "," + simulations + "}").only();
        RecordedSession after =
                read("{" + simulations + "," + tasks + "," + INFO + "}").only();

        assertThat(after).isEqualTo(before);
        assertThat(before.facts().expected()).contains(List.of(new ExpectedCall("act", "{\"customer_id\":\"C1\"}")));
        assertThat(before.facts().domain()).contains("telecom");
        assertThat(before.facts().agent()).contains("model-x");
        assertThat(before.facts().startedAt()).contains(Instant.parse("2025-01-02T03:04:05.5Z"));
        assertThat(before.facts().agentCost()).hasValue(0.25);
        assertThat(before.facts().reward()).hasValue(1);
        assertThat(before.user().id()).isEqualTo("C1");
    }

    @Test
    void callsOfTheSimulatedUserAreNotTheAgents() throws IOException {
        String users = "{\"role\":\"user\",\"content\":\"\",\"tool_calls\":[{\"id\":\"1\",\"name\":\"toggle\","
                + "\"arguments\":{\"user_id\":\"u9\"},\"requestor\":\"user\"}]}";
        String usersResult =
                "{\"role\":\"tool\",\"id\":\"1\",\"content\":\"on\",\"requestor\":\"user\",\"error\":true}";
        Recording recording = read(
                "{" + simulations(agentCall("{\"user_id\":\"u1\"}"), users, usersResult, result("1", false)) + "}");

        assertThat(recording.problems).isEmpty();
        assertThat(recording.counts()).isEqualTo(new Counts(1, 1, 1, 0));
        assertThat(recording.only().user().id()).isEqualTo("u1");
        assertThat(recording.only().toolCalls().get(0).result()).contains("agent result");
    }

    @Test
    void anErrorIsWhatTheRecordingMarksAsOne() throws IOException {
        String call = agentCall("{}");
        String prefixed = result("1", false).replace("agent result", "Error is only a word here");
        assertThat(read("{" + simulations(call, result("1", true), call, prefixed) + "}")
                        .counts())
                .isEqualTo(new Counts(1, 0, 2, 1));
    }

    @Test
    void severalNamedIdsLeaveTheChoiceToTheExpectedCalls() throws IOException {
        String simulations = simulations(agentCall("{\"user_id\":\"a\"}"), agentCall("{\"customer_id\":\"b\"}"));

        assertThat(user("{" + simulations + "," + tasks(action("assistant", "{\"user_id\":\"a\"}")) + "}")
                        .id())
                .isEqualTo("a");
        assertThat(user("{" + simulations + "}").anonymous()).isTrue();
        assertThat(user("{" + simulations + ","
                                + tasks(
                                        action("assistant", "{\"user_id\":\"a\"}"),
                                        action("assistant", "{\"user_id\":\"b\"}"))
                                + "}")
                        .anonymous())
                .isTrue();
    }

    @Test
    void onlyTopLevelTextArgumentsNameACustomer() throws IOException {
        assertThat(user("{" + simulations(agentCall("{\"deep\":{\"user_id\":\"x\"},\"customer_id\":7}")) + "}")
                        .anonymous())
                .isTrue();
    }

    @Test
    void anAnonymousCustomerMayHaveAPhoneNumber() throws IOException {
        RecordedUser user = user("{" + simulations(agentCall("{\"phone_number\":\"555\"}")) + "}");

        assertThat(user).isEqualTo(new RecordedUser("anonymous:run.json", Map.of("phone_number", "555"), true));
    }

    @Test
    void aSimulationWithoutMessagesIsToldAndTheOthersAreRead() throws IOException {
        Recording recording = read("{\"simulations\":[{\"id\":\"x\"}," + simulation(agentCall("{}")) + "]}");

        assertThat(recording.only().source().index()).isEqualTo(1);
        assertThat(recording.described().get(0)).contains(":1:17: /simulations/0: a simulation without");
        assertThat(recording.report.complete()).isFalse();
    }

    @Test
    void expectedCallsBeyondTheLimitAreToldOnce() throws IOException {
        String tasks = "\"tasks\":["
                + ("{\"id\":\"t\",\"evaluation_criteria\":{\"actions\":["
                                + action("assistant", "{\"text\":\"" + "x".repeat(900) + "\"}") + "]}},")
                        .repeat(9)
                + "{}]";
        Path file = write("{" + tasks + "," + simulations(agentCall("{}")) + "}");
        Recording recording =
                Recording.of(SessionFiles.withLimits(new SessionLimits(4000, 50, 10)), SessionFormat.AUTO, file);

        assertThat(recording.sessions).hasSize(1);
        assertThat(recording.described()).singleElement().asString().contains("too large to keep");
    }

    private static String agentCall(String arguments) {
        return "{\"role\":\"assistant\",\"content\":null,\"timestamp\":\"2025-01-02T03:04:06\",\"raw_data\":{\"a\":[1]},"
                + "\"tool_calls\":[{\"id\":\"1\",\"name\":\"act\",\"arguments\":" + arguments
                + ",\"requestor\":\"assistant\"}]}";
    }

    private static String result(String id, boolean error) {
        return "{\"role\":\"tool\",\"id\":\"" + id
                + "\",\"content\":\"agent result\",\"requestor\":\"assistant\",\"error\":" + error + "}";
    }

    private static String action(String requestor, String arguments) {
        return "{\"requestor\":\"" + requestor + "\",\"name\":\"act\",\"arguments\":" + arguments + "}";
    }

    private static String tasks(String... actions) {
        return "\"tasks\":[{\"id\":\"t\",\"evaluation_criteria\":{\"actions\":[" + String.join(",", actions) + "]}}]";
    }

    private static String simulations(String... messages) {
        return "\"simulations\":[" + simulation(messages) + "]";
    }

    private static String simulation(String... messages) {
        return "{\"id\":\"s\",\"task_id\":\"t\",\"start_time\":\"2025-01-02T03:04:05.5\",\"agent_cost\":0.25,"
                + "\"reward_info\":{\"reward\":1.0},\"messages\":[" + String.join(",", messages) + "]}";
    }

    private RecordedUser user(String content) throws IOException {
        return read(content).only().user();
    }

    private Recording read(String content) throws IOException {
        return Recording.of(write(content));
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("run.json"), content);
    }
}
