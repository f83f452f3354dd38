package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.sessions.Recording.Counts;
import dev.agentops.content.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatSessionReaderTest {

    private static final String USER = "{\"role\":\"user\",\"content\":\"hello\"}";
    private static final String CALL = call("c1", "\"{\\\"a\\\":1}\"");
    private static final String RESULT = "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"done\"}";
    private static final String MESSAGES = "[" + USER + "," + CALL + "," + RESULT + "]";

    @TempDir
    private Path folder;

    private static String call(String id, String arguments) {
        return "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"" + id
                + "\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":" + arguments + "}}]}";
    }

    @Test
    void anArrayOfMessagesIsOneSession() throws IOException {
        assertThat(read(MESSAGES).counts()).isEqualTo(new Counts(1, 1, 1, 0));
    }

    @Test
    void anArrayOfArraysOfMessagesHoldsAsManySessions() throws IOException {
        assertThat(read("[" + MESSAGES + "," + MESSAGES + "]").counts()).isEqualTo(new Counts(2, 2, 2, 0));
    }

    @Test
    void anObjectWithMessagesIsOneSession() throws IOException {
        RecordedSession session =
                read("{\"id\":\"s-1\",\"messages\":" + MESSAGES + "}").only();

        assertThat(session.facts().recordedId()).contains("s-1");
        assertThat(session.toolCalls()).hasSize(1);
    }

    @Test
    void anArrayOfObjectsHoldsAsManySessions() throws IOException {
        String session = "{\"messages\":" + MESSAGES + "}";
        assertThat(read("[\n" + session + ",\n{\"traj\":" + MESSAGES + "}\n]").counts())
                .isEqualTo(new Counts(2, 2, 2, 0));
    }

    @Test
    void aLineMayHoldASession() throws IOException {
        Recording recording = read("{\"messages\":" + MESSAGES + "}\n\n" + MESSAGES + "\r\n{\"messages\":[]}\n");

        assertThat(recording.counts()).isEqualTo(new Counts(3, 2, 2, 0));
        assertThat(recording.sessions.stream().map(session -> session.source().line()))
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void linesOfMessagesAreOneSession() throws IOException {
        assertThat(read(USER + "\n" + CALL + "\n" + RESULT + "\n").counts()).isEqualTo(new Counts(1, 1, 1, 0));
    }

    @Test
    void argumentsAreHandedOnAsTheModelWroteThem() throws IOException {
        assertThat(arguments("\"{\\\"a\\\": 1.50, \\\"a\\\":2}\"")).isEqualTo("{\"a\": 1.50, \"a\":2}");
        assertThat(arguments("\"{not json\"")).isEqualTo("{not json");
        assertThat(arguments("\"\"")).isEmpty();
    }

    @Test
    void argumentsThatAreAnObjectKeepDuplicateKeysAndNumbers() throws IOException {
        assertThat(arguments("{\"a\": 1.50, \"a\": [1e400, {\"b\": null}], \"n\": 12345678901234567890123}"))
                .isEqualTo("{\"a\":1.50,\"a\":[1e400,{\"b\":null}],\"n\":12345678901234567890123}");
    }

    @Test
    void argumentsMayBeAbsentOrOfAWrongType() throws IOException {
        assertThat(arguments("null")).isEqualTo("{}");
        assertThat(arguments("5")).isEqualTo("5");
        assertThat(arguments("[1]")).isEqualTo("[1]");
    }

    @Test
    void resultsWithRepeatedIdsGoToTheNearestUnansweredCall() throws IOException {
        String again = "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"second\"}";
        RecordedSession session = read("[" + String.join(",", USER, CALL, RESULT, CALL, again) + "]")
                .only();

        assertThat(session.toolCalls().stream().map(call -> call.result().orElse("")))
                .containsExactly("done", "second");
    }

    @Test
    void aResultThatStartsWithErrorIsFailed() throws IOException {
        String failed = "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"Error: no\"}";
        String marked = "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"no\",\"is_error\":true}";

        assertThat(read("[" + CALL + "," + failed + "," + CALL + "," + marked + "," + CALL + "," + RESULT + "]")
                        .counts())
                .isEqualTo(new Counts(1, 0, 3, 2));
    }

    @Test
    void contentMayBeParts() throws IOException {
        String parts =
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"one\"},\"two\",{\"type\":\"image\"}]}";
        assertThat(read("[" + parts + "]").only().messages().get(0).text()).isEqualTo("one\ntwo");
    }

    @Test
    void anUnknownRoleIsToldAndKeptWithItsCalls() throws IOException {
        Recording recording = read("[" + USER + "," + CALL.replace("assistant", "oracle\u202e\\u001b") + "]");

        assertThat(recording.counts()).isEqualTo(new Counts(1, 1, 1, 0));
        assertThat(recording.report.warnings()).isEqualTo(1);
        assertThat(recording.report.complete()).isTrue();
        assertThat(recording.described().get(0))
                .contains(":1:36: /1: unknown role \"oracle\\u202e\\u001b\"")
                .matches(TerminalText::isInert);
    }

    @Test
    void aResultThatNoCallWaitsForIsToldAndKept() throws IOException {
        Recording recording = read("[" + USER + "," + RESULT + "]");

        assertThat(recording.only().messages())
                .extracting(RecordedMessage::role)
                .containsExactly("user", "tool");
        assertThat(recording.described().get(0)).contains("which no call waits for");
    }

    @Test
    void partsOfAWrongTypeAreToldAndTheRestIsKept() throws IOException {
        Recording recording = read(
                "{\"messages\":[5," + USER
                        + ",{\"role\":\"assistant\",\"tool_calls\":\"x\"},{\"role\":\"assistant\",\"tool_calls\":[7,{\"id\":3}]}]}");

        assertThat(recording.counts()).isEqualTo(new Counts(1, 1, 1, 0));
        assertThat(recording.only().toolCalls().get(0).name()).isEqualTo(RecordedToolCall.UNNAMED);
        assertThat(recording.problems)
                .extracting(SessionProblem::pointer)
                .containsExactly(
                        "/messages/0",
                        "/messages/2/tool_calls",
                        "/messages/3/tool_calls/0",
                        "/messages/3/tool_calls/1");
    }

    @Test
    void theUserIsAnonymousAndNamedAfterTheFile() throws IOException {
        RecordedUser user = read(MESSAGES).only().user();

        assertThat(user.anonymous()).isTrue();
        assertThat(user.id()).isEqualTo("anonymous:chat.json");
    }

    @Test
    void tauBenchNamesUserRewardAndExpectedCalls() throws IOException {
        RecordedSession session =
                read("[{\"task_id\":4,\"trial\":2,\"reward\":1.0,\"info\":{\"task\":{\"user_id\":\"ann_1\","
                                + "\"actions\":[{\"name\":\"look\",\"kwargs\":{\"a\":1}}]}},\"traj\":" + MESSAGES
                                + "}]")
                        .only();

        assertThat(session.user()).isEqualTo(RecordedUser.named("ann_1", java.util.Map.of()));
        assertThat(session.facts().recordedId()).contains("task 4 trial 2");
        assertThat(session.facts().reward()).hasValue(1);
        assertThat(session.facts().expected()).contains(List.of(new ExpectedCall("look", "{\"a\":1}")));
    }

    @Test
    void aUserIdThatATerminalCouldActOnIsNotUsed() throws IOException {
        RecordedSession session = read("[{\"info\":{\"task\":{\"user_id\":\"a\\u001bb\"}},\"traj\":" + MESSAGES + "}]")
                .only();
        assertThat(session.user().anonymous()).isTrue();
    }

    private String arguments(String json) throws IOException {
        return read("[" + call("c9", json) + "]").only().toolCalls().get(0).argumentsJson();
    }

    private Recording read(String content) throws IOException {
        return Recording.of(Files.writeString(folder.resolve("chat.json"), content));
    }
}
