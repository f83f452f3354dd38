package dev.agentops.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.cli.sessions.SessionProblem.Severity;
import dev.agentops.content.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MalformedFilesTest {

    private static final String SESSION = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @TempDir
    private Path folder;

    @Test
    void anEmptyFileIsAnError() throws IOException {
        assertProblem("", "the file is empty");
        assertProblem(" \n\n ", "the file is empty");
        assertProblem("\ufeff", "the file is empty");
    }

    @Test
    void textThatIsNotJsonIsAnErrorAtItsPlace() throws IOException {
        assertProblem("\n  hello world", ":2:", "malformed JSON: Unrecognized token 'hello'");
    }

    @Test
    void theParsersOwnAdviceToProgrammersIsNotShown() throws IOException {
        assertProblem("[NaN]", "Non-standard token 'NaN'; correct the JSON");
        assertProblem("\"cut off", "ends in the middle of a value; the file is cut off");
        assertProblem("[{\"messages\":[{\"role\":\"user\",\"n\":" + "9".repeat(2000) + "}]}]", "or a number may be");
    }

    @Test
    void sessionsBeforeATruncationAreRead() throws IOException {
        Recording recording = read("[\n" + SESSION + ",\n" + SESSION + ",\n" + SESSION.substring(0, 30));

        assertThat(recording.sessions).hasSize(2);
        assertThat(recording.described())
                .singleElement()
                .asString()
                .contains(":4:31:", "ends in the middle of a value", "cut off");
        assertThat(recording.report.complete()).isFalse();
    }

    @Test
    void aMalformedLineIsToldAndTheFollowingLinesAreRead() throws IOException {
        Recording recording =
                read(SESSION + "\n{\"messages\": oops}\n" + SESSION + "\n{\"messages\":[\n" + SESSION + "\n");

        assertThat(recording.sessions).hasSize(3);
        assertThat(recording.problems).extracting(SessionProblem::line).containsExactly(2L, 4L);
    }

    @Test
    void theFirstLineMayBeTheMalformedOne() throws IOException {
        assertThat(read("oops\n" + SESSION + "\n" + SESSION).sessions).hasSize(2);
        assertThat(read("{\"messages\":[\n" + SESSION + "\n" + SESSION).sessions)
                .hasSize(2);
        assertThat(read("{\"messages\":[\n" + SESSION).sessions).hasSize(1);
    }

    @Test
    void aDocumentOverSeveralLinesIsNotTakenForLines() throws IOException {
        assertThat(read("{\"messages\":[\n{\"role\":\"user\",\"content\":\"x\"}\n]}").problems)
                .isEmpty();
        assertThat(read("[\n" + SESSION + "\n]").only().source().line()).isEqualTo(2);
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(read("\ufeff" + SESSION).sessions).hasSize(1);
        assertThat(read("\ufeff" + SESSION + "\n" + SESSION).sessions).hasSize(2);
    }

    @Test
    void bytesThatAreNotUtf8AreToldWhereTheyStand() throws IOException {
        byte[] bytes = ("[" + SESSION + ",\n" + SESSION.replace("hi", "h?") + "]").getBytes(StandardCharsets.UTF_8);
        bytes[indexOf(bytes, '?')] = (byte) 0xff;
        Recording recording = Recording.of(Files.write(folder.resolve("a.json"), bytes));

        assertThat(recording.sessions).hasSize(1);
        assertThat(recording.described()).singleElement().asString().contains(":2:", "is not UTF-8");
    }

    @Test
    void aLineThatIsNotUtf8LeavesTheOthers() throws IOException {
        byte[] bytes = (SESSION + "\n" + SESSION.replace("hi", "h?") + "\n" + SESSION).getBytes(StandardCharsets.UTF_8);
        bytes[indexOf(bytes, '?')] = (byte) 0xc0;
        Recording recording = Recording.of(Files.write(folder.resolve("a.jsonl"), bytes));

        assertThat(recording.sessions).hasSize(2);
        assertThat(recording.problems).extracting(SessionProblem::line).containsExactly(2L);
    }

    @Test
    void aSessionNestedTooDeepIsSkipped() throws IOException {
        String deep = "{\"messages\":[{\"role\":\"user\",\"content\":" + "[".repeat(500) + "]".repeat(500) + "}]}";
        Recording recording = read("[" + deep + "," + SESSION + "]");

        assertThat(recording.only().source().index()).isEqualTo(1);
        assertThat(recording.described())
                .singleElement()
                .asString()
                .contains(": /0: ", "nested deeper than 128 levels");
    }

    @Test
    void nestingThatNoRecordingHasEndsTheFile() throws IOException {
        Recording recording = read("[" + SESSION + ",{\"messages\":" + "[".repeat(100_000));

        assertThat(recording.sessions).hasSize(1);
        assertThat(recording.described()).singleElement().asString().contains("deeper than 10000 levels");
    }

    @Test
    void deepArgumentsAreHandedOnForThePipelineToRefuse() throws IOException {
        String deep = "{\"a\":".repeat(2000) + "1" + "}".repeat(2000);
        Recording recording = read(
                "{\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":"
                        + deep + "}}]}]}");

        assertThat(recording.only().toolCalls().get(0).argumentsJson()).isEqualTo(deep);
    }

    @Test
    void aSessionBeyondTheLimitIsSkipped() throws IOException {
        String large = SESSION.replace("hi", "x".repeat(5000));
        Path file = Files.writeString(folder.resolve("a.json"), "[" + SESSION + "," + large + "," + SESSION + "]");
        Recording recording =
                Recording.of(SessionFiles.withLimits(new SessionLimits(4000, 50, 10)), SessionFormat.AUTO, file);

        assertThat(recording.sessions).hasSize(1);
        assertThat(recording.described())
                .singleElement()
                .asString()
                .contains("longer than a session or a number may be");
    }

    @Test
    void aSessionOfTooManyPartsIsSkippedAndTheNextOneRead() throws IOException {
        String large =
                "{\"messages\":[" + "{\"role\":\"user\",\"content\":\"hi\"},".repeat(100) + "{\"role\":\"user\"}]}";
        Path file = Files.writeString(folder.resolve("a.json"), "[" + SESSION + "," + large + "," + SESSION + "]");
        Recording recording =
                Recording.of(SessionFiles.withLimits(new SessionLimits(4000, 50, 10)), SessionFormat.AUTO, file);

        assertThat(recording.sessions)
                .extracting(session -> session.source().index())
                .containsExactly(0, 2);
        assertThat(recording.described()).singleElement().asString().contains(": /1: ", "larger than 4000 characters");
    }

    @Test
    void linesOfMessagesThatTogetherAreTooLargeAreNoSession() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.jsonl"), "{\"role\":\"user\",\"content\":\"hello\"}\n".repeat(200));
        Recording recording =
                Recording.of(SessionFiles.withLimits(new SessionLimits(4000, 50, 10)), SessionFormat.AUTO, file);

        assertThat(recording.sessions).isEmpty();
        assertThat(recording.described()).singleElement().asString().contains("larger than 4000 characters");
    }

    @Test
    void aNameThatStandsTwiceInAMessageIsRefused() throws IOException {
        assertProblem("{\"messages\":[{\"role\":\"user\",\"role\":\"assistant\"}]}", "the name \"role\" stands twice");
    }

    @Test
    void elementsThatAreNoSessionsAreTold() throws IOException {
        Recording recording = read("[" + SESSION + ",7,{\"a\":\"\\u001b[2J\u202e\"},null," + SESSION + "]");

        assertThat(recording.sessions).hasSize(2);
        assertThat(recording.severities()).containsOnly(Severity.ERROR).hasSize(3);
        assertThat(recording.described()).allMatch(TerminalText::isInert);
    }

    @Test
    void onlyTheFirstProblemsOfAFileAreTold() throws IOException {
        Recording recording = read(SESSION + "\n" + "nope\n".repeat(1000));

        assertThat(recording.problems).hasSize(101);
        assertThat(recording.described().get(100)).contains("900 further problems");
        assertThat(recording.report.errors()).isEqualTo(1000);
    }

    @Test
    void whatTheFileSaysAndHowItIsCalledIsShownInert() throws IOException {
        Path file = folder.resolve("a\u001b[31m\u202e\n.json");
        Recording recording = Recording.of(Files.writeString(file, "\u001b]0;title\u0007\u009b"));

        assertThat(recording.described()).singleElement().matches(TerminalText::isInert);
        Recording named = Recording.of(Files.writeString(file, SESSION));
        assertThat(named.only().user().id()).isEqualTo("anonymous:a_[31m__.json");
        assertThat(named.only().id()).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void theRestOfTheFilesRuns() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path fine = Files.writeString(folder.resolve("fine.json"), SESSION);
        Recording recording = Recording.of(folder.resolve("absent.json"), broken, fine);

        assertThat(recording.sessions).hasSize(1);
        assertThat(recording.report).isEqualTo(new SessionReadReport(2, 0, 1, 2, 0));
    }

    @Test
    void whatTheHandlerThrowsReachesTheCaller() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), SESSION);
        SessionHandler failing = new SessionHandler() {
            @Override
            public void session(RecordedSession session) {
                throw new IllegalStateException("handler");
            }

            @Override
            public void problem(SessionProblem problem) {}
        };
        assertThatThrownBy(() -> SessionFiles.create().read(List.of(file), SessionFormat.AUTO, failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("handler");
    }

    private static int indexOf(byte[] bytes, char wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new AssertionError("no " + wanted);
    }

    private void assertProblem(String content, String... parts) throws IOException {
        Recording recording = read(content);
        assertThat(recording.sessions).isEmpty();
        assertThat(recording.described()).singleElement().asString().contains(parts);
        assertThat(recording.severities()).containsExactly(Severity.ERROR);
    }

    private Recording read(String content) throws IOException {
        return Recording.of(Files.writeString(folder.resolve("chat.json"), content));
    }
}
