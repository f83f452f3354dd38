package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.sessions.Recording.Counts;
import dev.agentops.cli.sessions.SessionProblem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "messages.json,   openai-chat, 1, 2, 3, 1",
        "messages.jsonl,  openai-chat, 1, 2, 3, 1",
        "sessions.json,   openai-chat, 3, 5, 7, 1",
        "sessions.jsonl,  openai-chat, 3, 5, 7, 1",
        "tau-bench.json,  tau-bench,   3, 5, 7, 1",
        "tau2.json,       tau2,        2, 3, 3, 1",
        "spans.jsonl,     otlp-json,   2, 3, 3, 1"
    })
    void eachFormatIsToldByItsContentAndReadTheSameWhenNamed(
            String name, String format, long sessions, long turns, long calls, long failed) throws IOException {
        Path renamed = Files.copy(Fixtures.path(name), folder.resolve("recording"));

        Recording detected = Recording.of(renamed);
        Recording named = Recording.of(SessionFormat.ofOptionName(format).orElseThrow(), renamed);

        assertThat(detected.problems).isEmpty();
        assertThat(detected.counts()).isEqualTo(new Counts(sessions, turns, calls, failed));
        assertThat(named.sessions).isEqualTo(detected.sessions);
    }

    @Test
    void parallelCallsAreAnsweredByTheirIdsAndOneMayBeLeftOpen() {
        RecordedSession session =
                Recording.of(Fixtures.path("sessions.json")).sessions.get(2);

        assertThat(session.toolCalls().stream().map(call -> call.result().orElse("open")))
                .containsExactly("12:30", "rain", "open");
    }

    @Test
    void malformedArgumentsReachThePipelineAsText() {
        RecordedSession session =
                Recording.of(Fixtures.path("sessions.json")).sessions.get(1);

        assertThat(session.toolCalls().get(0).argumentsJson()).isEqualTo("{\"book_id\": \"B9\", broken");
        assertThat(session.toolCalls().get(0).result().orElseThrow()).startsWith("\u001b[2J\u202e");
    }

    @Test
    void aFolderIsReadInSortedOrderAndOtherJsonIsSkippedWithANotice() throws IOException {
        Path nested = Files.createDirectories(folder.resolve("b/deep"));
        Files.copy(Fixtures.path("sessions.json"), folder.resolve("z.JSON"));
        Files.copy(Fixtures.path("tau2.json"), nested.resolve("tau2.json"));
        Files.copy(Fixtures.path("messages.jsonl"), folder.resolve("a.jsonl"));
        Files.writeString(folder.resolve("tools.json"), "[{\"name\":\"look\",\"inputSchema\":{\"type\":\"object\"}}]");
        Files.writeString(folder.resolve("notes.txt"), "not looked at");

        Recording recording = Recording.of(folder);

        String name = folder.getFileName().toString();
        assertThat(recording.sessions.stream()
                        .map(session -> session.source().label())
                        .distinct())
                .containsExactly(name + "/a.jsonl", name + "/b/deep/tau2.json", name + "/z.JSON");
        assertThat(recording.severities()).containsExactly(Severity.NOTICE);
        assertThat(recording.described().get(0)).contains("tools.json: holds no recorded session", "skipped");
        assertThat(recording.report).isEqualTo(new SessionReadReport(3, 1, 6, 0, 0));
    }

    @Test
    void aFileWithoutSessionsIsAnErrorWhenItWasNamed() throws IOException {
        Path tools = Files.writeString(folder.resolve("tools.json"), "{\"tools\":[]}");

        assertThat(Recording.of(tools).severities()).containsExactly(Severity.ERROR);
        assertThat(Recording.of(SessionFormat.TAU2, tools).severities()).containsExactly(Severity.ERROR);
    }

    @Test
    void aFolderWithoutSessionsIsAnError() throws IOException {
        assertThat(Recording.of(folder).described()).singleElement().asString().contains("has no .json or .jsonl file");
        Files.writeString(folder.resolve("tools.json"), "{}");
        assertThat(Recording.of(folder).severities()).containsExactly(Severity.NOTICE, Severity.ERROR);
    }

    @Test
    void withANamedFormatFilesOfAFolderWithoutSessionsAreStillOnlySkipped() throws IOException {
        Files.copy(Fixtures.path("tau-bench.json"), folder.resolve("a.json"));
        Files.writeString(folder.resolve("tools.json"), "[{\"name\":\"look\"}]");

        Recording recording = Recording.of(SessionFormat.TAU_BENCH, folder);

        assertThat(recording.severities()).containsExactly(Severity.NOTICE);
        assertThat(recording.sessions).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionFormat.class,
            names = {"TAU2", "OTLP_JSON"})
    void aFileOfAnotherFormatThanTheNamedOneIsAnError(SessionFormat format) {
        Recording recording = Recording.of(format, Fixtures.path("sessions.json"));

        assertThat(recording.sessions).isEmpty();
        assertThat(recording.described()).singleElement().asString().contains("of the format " + format);
    }

    @Test
    void aLinkToNothingIsToldAndALinkToTheFolderItselfIsNotFollowed() throws IOException {
        Files.copy(Fixtures.path("tau2.json"), folder.resolve("tau2.json"));
        Files.createSymbolicLink(folder.resolve("gone.json"), folder.resolve("nothing"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        Recording recording = Recording.of(folder);

        assertThat(recording.sessions).hasSize(2);
        assertThat(recording.described()).singleElement().asString().contains("gone.json: does not exist");
    }

    @Test
    void aFileThatIsReachedTwiceIsReadOnce() {
        Path file = Fixtures.path("tau2.json");
        Recording recording = Recording.of(file, file.getParent().resolve(".").resolve("tau2.json"));

        assertThat(recording.sessions).hasSize(2);
        assertThat(recording.severities()).containsExactly(Severity.NOTICE);
    }

    @Test
    void idsAreUniqueOverFilesOfTheSameNameAndTheSameInEveryRun() throws IOException {
        Path one = Files.copy(
                Fixtures.path("tau2.json"),
                Files.createDirectory(folder.resolve("1")).resolve("t.json"));
        Path two = Files.copy(
                Fixtures.path("tau2.json"),
                Files.createDirectory(folder.resolve("2")).resolve("t.json"));

        List<String> ids = ids(Recording.of(one, two));

        assertThat(ids).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id.matches("t-[0-9a-f]{10}-[01]"));
        assertThat(ids(Recording.of(one, two))).isEqualTo(ids);
        assertThat(ids(Recording.of(folder.resolve("1")))).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void aFormatThatTheLookAheadDoesNotTellHasToBeNamed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("late.json"),
                "{\"filler\":\"" + "x".repeat(FormatProbe.LOOK_AHEAD_BYTES) + "\",\"messages\":[{\"role\":\"user\"}]}");

        assertThat(Recording.of(file).described()).singleElement().asString().contains("do not tell the format");
        assertThat(Recording.of(SessionFormat.OPENAI_CHAT, file).sessions).hasSize(1);
    }

    @Test
    void tasksLongerThanTheLookAheadDoNotHideSimulations() throws IOException {
        String tasks = "{\"id\":\"t\",\"text\":\"" + "x".repeat(1000) + "\"},";
        Path file = Files.writeString(
                folder.resolve("late.json"),
                "{\"tasks\":[" + tasks.repeat(1200) + "{}],\"simulations\":[{\"messages\":[]}]}");

        assertThat(Recording.of(file).sessions).hasSize(1);
    }

    @Test
    void aFileIsAnnouncedWithItsSizeBeforeItIsRead() {
        StringBuilder order = new StringBuilder();
        SessionFiles.create().read(List.of(Fixtures.path("tau2.json")), SessionFormat.AUTO, new SessionHandler() {
            @Override
            public void opened(Path file, long bytes) {
                order.append(bytes > 1000 ? "opened " : "too small ");
            }

            @Override
            public void session(RecordedSession session) {
                order.append("session ");
            }

            @Override
            public void problem(SessionProblem problem) {
                order.append("problem ");
            }
        });
        assertThat(order).hasToString("opened session session ");
    }

    private static List<String> ids(Recording recording) {
        return recording.sessions.stream().map(RecordedSession::id).toList();
    }
}
