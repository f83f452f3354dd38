package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans that a replay writes are a recording that gives the same numbers. */
class SpanRoundTripTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aDomainComesBackWithTheSameCounts(Examples example) throws IOException {
        Path spans = folder.resolve("spans.jsonl");
        JsonNode first = replay(example.recordings(), "--policies", example.policies(), "--spans", spans, "--content");

        JsonNode again = replay(List.of(spans), "--format", "otlp-json");

        assertSameInput(first, again);
        assertThat(again.path("failed")).isEqualTo(first.path("failed"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsBeforeTheFirstUserMessageAreNoTurn(boolean content) throws IOException {
        Path session = Recordings.chat()
                .call("load_profile", "{}", "ok")
                .says("user", "hello")
                .call("get_order", "{}", "ok")
                .to(folder.resolve("session.json"));
        Path spans = folder.resolve("spans.jsonl");

        JsonNode first = content
                ? replay(List.of(session), "--spans", spans, "--content")
                : replay(List.of(session), "--spans", spans);
        JsonNode again = replay(List.of(spans));

        assertThat(first.path("turns").asLong()).isEqualTo(1);
        assertSameInput(first, again);
    }

    @Test
    void withContentArgumentsAndResultsComeBackAsTheyWere() throws IOException {
        Path session = Recordings.chat()
                .says("user", "hello")
                .call("get_order", "{\"id\":\"<b>\\u202e\",\"n\":[1,2.50,null]}", "result \u0007 \"quoted\"", "call-7")
                .to(folder.resolve("session.json"));
        Path spans = folder.resolve("spans.jsonl");
        Path report = folder.resolve("page.html");

        replay(List.of(session), "--spans", spans, "--content");
        replay(List.of(spans), "--report", report);

        assertThat(Files.readString(report)).contains("call-7", "&lt;b&gt;", "result ", "&quot;quoted&quot;", "hello");
    }

    @Test
    void withoutContentNeitherArgumentsNorResultsNorMessagesAreWritten() throws IOException {
        Path session = Recordings.chat()
                .says("user", "canary-message")
                .call("get_order", "{\"id\":\"canary-argument\"}", "canary-result", "call-7")
                .says("assistant", "canary-reply")
                .to(folder.resolve("session.json"));
        Path spans = folder.resolve("spans.jsonl");

        replay(List.of(session), "--spans", spans);

        assertThat(Files.readString(spans))
                .contains("execute_tool get_order", "call-7", "gen_ai.conversation.id")
                .doesNotContain("canary");
    }

    private static void assertSameInput(JsonNode first, JsonNode again) {
        for (String count : List.of("sessions", "turns", "toolCalls")) {
            assertThat(again.path(count)).as(count).isEqualTo(first.path(count));
        }
    }

    private JsonNode replay(List<Path> files, Object... options) throws IOException {
        Path summary = folder.resolve("summary-" + files.get(0).getFileName() + ".out");
        List<Object> arguments = new ArrayList<>(List.of("replay", "--json", summary));
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.status()).as("%s", run.printed()).isZero();
        return CommandRun.json(summary);
    }
}
