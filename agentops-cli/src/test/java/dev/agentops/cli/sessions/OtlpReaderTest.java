package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.sessions.Recording.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtlpReaderTest {

    private static final String INPUT =
            "[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"old\\\"}]},"
                    + "{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"hello\\\"}]}]";

    @TempDir
    private Path folder;

    @Test
    void anAgentSpanIsATurnAndAToolSpanACall() throws IOException {
        RecordedSession session = read(trace(
                        span(
                                "t1",
                                "b",
                                "a",
                                20,
                                operation("execute_tool"),
                                text("gen_ai.tool.name", "look"),
                                text("gen_ai.tool.call.id", "c1"),
                                text("gen_ai.tool.call.arguments", "{\\\"n\\\": 1.0}"),
                                text("gen_ai.tool.call.result", "found")),
                        span(
                                "t1",
                                "a",
                                "",
                                10,
                                operation("invoke_agent"),
                                text("gen_ai.conversation.id", "conv"),
                                text("gen_ai.agent.name", "helper"),
                                text("gen_ai.input.messages", INPUT))))
                .only();

        assertThat(session.facts().recordedId()).contains("conv");
        assertThat(session.facts().agent()).contains("helper");
        assertThat(session.messages()).extracting(RecordedMessage::text).containsExactly("hello", "");
        RecordedToolCall call = session.toolCalls().get(0);
        assertThat(call.name()).isEqualTo("look");
        assertThat(call.callId()).isEqualTo("c1");
        assertThat(call.argumentsJson()).isEqualTo("{\"n\": 1.0}");
        assertThat(call.result()).contains("found");
        assertThat(call.requestedAt()).contains(Instant.ofEpochSecond(0, 20));
        assertThat(session.facts().startedAt()).contains(Instant.ofEpochSecond(0, 10));
    }

    @Test
    void structuredArgumentsBecomeJson() throws IOException {
        String arguments = "{\"key\":\"gen_ai.tool.call.arguments\",\"value\":{\"kvlistValue\":{\"values\":["
                + "{\"key\":\"i\",\"value\":{\"intValue\":\"9007199254740993\"}},"
                + "{\"key\":\"l\",\"value\":{\"arrayValue\":{\"values\":[{\"boolValue\":true},{\"doubleValue\":1.5},{}]}}}]}}}";
        assertThat(read(trace(tool("t", "a", 1, arguments)))
                        .only()
                        .toolCalls()
                        .get(0)
                        .argumentsJson())
                .isEqualTo("{\"i\":9007199254740993,\"l\":[true,1.5,null]}");
    }

    @Test
    void errorsAreMarkedByTypeOrStatus() throws IOException {
        String byType = tool("t", "a", 1, text("error.type", "timeout"));
        String byStatus = tool("t", "b", 2).replace("{\"traceId\"", "{\"status\":{\"code\":2},\"traceId\"");
        String fine = tool("t", "c", 3).replace("{\"traceId\"", "{\"status\":{\"code\":1},\"traceId\"");

        assertThat(read(trace(byType, byStatus, fine)).counts()).isEqualTo(new Counts(1, 0, 3, 2));
    }

    @Test
    void spansOfASessionMayBeOnAnyLineAndAreOrderedByStart() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int session = 0; session < 20; session++) {
            for (int call = 0; call < 10; call++) {
                lines.add(trace(tool(
                        "t" + session + call,
                        "s",
                        1000 - call,
                        text("session.id", "s" + session),
                        text("gen_ai.tool.call.id", "c" + call))));
            }
        }
        Collections.shuffle(lines, new Random(11));
        System.out.println("seed 11");
        Path file = Files.writeString(folder.resolve("spans.jsonl"), String.join("\n", lines));

        Recording inOnePass = Recording.of(file);
        Recording inManyPasses =
                Recording.of(SessionFiles.withLimits(new SessionLimits(10_000, 50, 10)), SessionFormat.AUTO, file);

        assertThat(inOnePass.counts()).isEqualTo(new Counts(20, 0, 200, 0));
        assertThat(inManyPasses.sessions).isEqualTo(inOnePass.sessions);
        assertThat(inOnePass.sessions)
                .allSatisfy(session -> assertThat(session.toolCalls().stream().map(RecordedToolCall::callId))
                        .containsExactly("c9", "c8", "c7", "c6", "c5", "c4", "c3", "c2", "c1", "c0"));
    }

    @Test
    void aSpanWithoutAConversationBelongsToThatOfItsTrace() throws IOException {
        Recording recording = read(trace(
                tool("t1", "a", 1),
                tool("t2", "b", 2),
                tool("t1", "c", 3, text("gen_ai.conversation.id", "x")),
                tool("t3", "d", 4, text("gen_ai.conversation.id", "x"))));

        assertThat(recording.sessions)
                .extracting(session -> session.facts().recordedId().orElse(""))
                .containsExactly("x", "t2");
        assertThat(recording.counts()).isEqualTo(new Counts(2, 0, 4, 0));
    }

    @Test
    void anAgentWithinAnAgentIsNoTurn() throws IOException {
        assertThat(read(trace(
                                span("t", "a", "", 1, operation("invoke_agent")),
                                span("t", "b", "a", 2, operation("execute_tool")),
                                span("t", "c", "b", 3, operation("invoke_agent")),
                                span("t", "d", "zz", 4, operation("invoke_agent"))))
                        .counts())
                .isEqualTo(new Counts(1, 2, 1, 0));
    }

    @Test
    void withoutAgentSpansTheGrowingInputOfChatSpansGivesTheTurns() throws IOException {
        String first = "[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"old\\\"}]";
        RecordedSession session = read(trace(
                        span("t", "a", "", 1, operation("chat"), text("gen_ai.input.messages", first)),
                        span("t", "b", "", 2, operation("chat"), text("gen_ai.input.messages", INPUT)),
                        span("t", "c", "", 3, operation("chat"), text("gen_ai.input.messages", INPUT))))
                .only();

        assertThat(session.messages()).extracting(RecordedMessage::text).containsExactly("old", "hello");
    }

    @Test
    void callsWithoutContentAreToldOnce() throws IOException {
        String bare = span("t", "a", "", 1, operation("execute_tool"), text("gen_ai.tool.name", "look"));
        Recording recording = read(trace(bare, bare));

        assertThat(recording.only().toolCalls()).hasSize(2);
        assertThat(recording.described()).singleElement().asString().contains("without gen_ai.tool.call.arguments");
    }

    @Test
    void aMalformedLineIsToldOnceWithItsNumber() throws IOException {
        Recording recording = read(trace(tool("t1", "a", 1)) + "\n{\"resourceSpans\":[\n" + trace(tool("t2", "b", 2)));

        assertThat(recording.counts()).isEqualTo(new Counts(2, 0, 2, 0));
        assertThat(recording.described())
                .singleElement()
                .asString()
                .contains(":2:")
                .contains("ends in the middle");
    }

    @Test
    void spansOfOtherLibrariesAreNoSessions() throws IOException {
        Recording recording = read(trace(span("t", "a", "", 1, text("http.request.method", "GET"))));

        assertThat(recording.sessions).isEmpty();
        assertThat(recording.described()).singleElement().asString().contains("holds no recorded session");
    }

    @Test
    void aSessionBeyondTheLimitIsToldAndTheOthersAreRead() throws IOException {
        Path file = folder.resolve("spans.json");
        Files.writeString(
                file,
                trace(
                        tool("t1", "a", 1, text("gen_ai.tool.call.result", "x".repeat(2300))),
                        tool("t2", "b", 2),
                        tool("t1", "c", 3, text("gen_ai.tool.call.result", "x".repeat(2300)))));
        Recording recording =
                Recording.of(SessionFiles.withLimits(new SessionLimits(5000, 50, 10)), SessionFormat.AUTO, file);

        assertThat(recording.counts()).isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(recording.described()).singleElement().asString().contains("larger than 5000 characters");
    }

    private static String operation(String name) {
        return text("gen_ai.operation.name", name);
    }

    private static String text(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }

    private static String tool(String trace, String id, long start, String... attributes) {
        List<String> all = new ArrayList<>(List.of(
                operation("execute_tool"), text("gen_ai.tool.name", "look"), text("gen_ai.tool.call.arguments", "{}")));
        all.addAll(List.of(attributes));
        return span(trace, id, "", start, all.toArray(String[]::new));
    }

    private static String span(String trace, String id, String parent, long start, String... attributes) {
        return "{\"traceId\":\"" + trace + "\",\"spanId\":\"" + id + "\",\"parentSpanId\":\"" + parent
                + "\",\"startTimeUnixNano\":\"" + start + "\",\"endTimeUnixNano\":\"" + (start + 5)
                + "\",\"attributes\":[" + String.join(",", attributes) + "]}";
    }

    private static String trace(String... spans) {
        return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[]},\"scopeSpans\":[{\"scope\":{\"name\":\"x\"},\"spans\":["
                + String.join(",", spans) + "]}]}]}";
    }

    private Recording read(String content) throws IOException {
        return Recording.of(Files.writeString(folder.resolve("spans.json"), content));
    }
}
