package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    private Path session;

    @BeforeEach
    void writeSession() throws IOException {
        session = Recordings.oneCall().to(folder.resolve("session.json"));
    }

    @Test
    void withoutPoliciesEveryCallIsAllowedAndTheOutputSaysNoPolicy() {
        CommandRun run = CommandRun.of("replay", session);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("no policy")
                .containsPattern("sessions +1")
                .containsPattern("turns +1")
                .containsPattern("tool calls +1")
                .containsPattern("allowed +1")
                .containsPattern("denied +0")
                .containsPattern("failed +0")
                .containsPattern("evaluated +1")
                .contains("added by the library to each call: median");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void writesTheSummaryAsJson() throws IOException {
        Path summary = folder.resolve("summary.json");

        CommandRun.of("replay", session, "--json", summary);

        JsonNode json = CommandRun.json(summary);
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "sessions",
                        "turns",
                        "toolCalls",
                        "allowed",
                        "denied",
                        "failed",
                        "evaluated",
                        "policyErrors",
                        "deniedByPolicy",
                        "scores",
                        "addedNanosPerCall",
                        "input",
                        "wouldDeny",
                        "wouldDenyByPolicy");
        assertThat(json.path("wouldDeny").asLong()).isZero();
        assertThat(json.path("toolCalls").asLong()).isEqualTo(1);
        assertThat(json.path("deniedByPolicy").isObject()).isTrue();
        assertThat(json.path("addedNanosPerCall").path("median").asLong()).isPositive();
    }

    @Test
    void callsThatNoPolicyPermitsAreCountedAsDeniedByDefault() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(
                policies.resolve("a.cedar"),
                "@id(\"reads\") permit (principal, action == Action::\"list_orders\", resource);");
        Path summary = folder.resolve("summary.json");

        CommandRun run = CommandRun.of("replay", session, "--policies", policies, "--json", summary);

        assertThat(run.status()).isZero();
        assertThat(CommandRun.deniedByPolicy(CommandRun.json(summary))).containsOnlyKeys("(default)");
        assertThat(run.out()).containsPattern("by \\(default\\) +1").doesNotContain("no policy");
    }

    @Test
    void aCallIsCountedUnderEachPolicyThatForbidsIt() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("a.cedar"), """
                permit (principal, action, resource);
                @id("first") forbid (principal, action, resource);
                @id("second") forbid (principal, action == Action::"get_order", resource);
                """);
        Path summary = folder.resolve("summary.json");

        CommandRun.of("replay", session, "--policies", policies, "--json", summary);

        JsonNode json = CommandRun.json(summary);
        assertThat(json.path("denied").asLong()).isEqualTo(1);
        assertThat(CommandRun.deniedByPolicy(json)).containsOnlyKeys("first", "second");
    }

    @Test
    void aCallThatAPolicyWouldDenyIfItCountedIsAllowedAndSaid() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("a.cedar"), """
                permit (principal, action, resource);
                @id("new-guard") @mode("log_only") forbid (principal, action, resource);
                """);
        Path summary = folder.resolve("summary.json");

        CommandRun run = CommandRun.of("replay", session, "--policies", policies, "--json", summary);

        JsonNode json = CommandRun.json(summary);
        assertThat(json.path("denied").asLong()).isZero();
        assertThat(json.path("wouldDeny").asLong()).isEqualTo(1);
        assertThat(json.path("wouldDenyByPolicy").path("new-guard").asLong()).isEqualTo(1);
        assertThat(run.out()).containsPattern("would deny +1").containsPattern("by new-guard +1");
    }

    @Test
    void toolsOfTheOptionAreTheOnlyOnes() throws IOException {
        Path tools = Files.writeString(folder.resolve("tools.json"), """
                {"tools": [{"name": "list_orders", "inputSchema": {"type": "object"}}]}
                """);
        Path summary = folder.resolve("summary.json");

        CommandRun.of("replay", session, "--tools", tools, "--json", summary);

        assertThat(CommandRun.deniedByPolicy(CommandRun.json(summary))).containsOnlyKeys("(admit)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--policies", "--tools"})
    void missingFolderOrFileIsNamed(String option) {
        assertRefused(CommandRun.of("replay", session, option, folder.resolve("absent")), "absent");
    }

    @Test
    void everyProblemOfAPoliciesFolderIsTold() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("a.cedar"), "permit (principal, action, resource) when { 1 + };");
        Files.writeString(policies.resolve("b.cedar"), "\n  forbid (principal, action);");

        CommandRun run = CommandRun.of("replay", session, "--policies", policies);

        assertRefused(run, "a.cedar:1:");
        assertThat(run.err()).contains("b.cedar:2:");
    }

    @ParameterizedTest
    @MethodSource("badUsage")
    void badUsageIsOneLineWithARemedy(List<String> arguments, String named) {
        assertRefused(CommandRun.of(arguments.toArray()), named);
    }

    static Stream<Arguments> badUsage() {
        return Stream.of(
                Arguments.of(List.of(), "command"),
                Arguments.of(List.of("repaly"), "repaly"),
                Arguments.of(List.of("replay"), "SESSIONS"),
                Arguments.of(List.of("replay", "x.json", "--polices", "y"), "--polices"),
                Arguments.of(List.of("replay", "x.json", "--format", "xml"), "openai-chat"),
                Arguments.of(List.of("replay", "x.json", "--actor", ""), "--actor"),
                Arguments.of(List.of("replay", "x.json", "--actor", "a\u202eb"), "U+202E"),
                Arguments.of(List.of("replay", "x.json", "--json"), "--json"),
                Arguments.of(List.of("replay", "\0"), "SESSIONS"),
                Arguments.of(List.of("\u001b[2J"), "\\u001b[2J"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--spans", "--json"})
    void outputInAFolderThatIsNotThereIsRefusedBeforeAnythingRuns(String option) {
        CommandRun run = CommandRun.of("replay", session, option, folder.resolve("absent/file"));

        assertRefused(run, option);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--report", "--spans", "--json"})
    void anInputIsNotOverwritten(String option) throws IOException {
        String before = Files.readString(session);

        CommandRun run = CommandRun.of("replay", session, option, folder.resolve("x/../session.json"));

        assertRefused(run, "one of the files to be read");
        assertThat(session).hasContent(before);
    }

    @Test
    void recordingsAreNotWrittenIntoAFolderThatIsRead() {
        assertRefused(CommandRun.of("replay", folder, "--spans", folder.resolve("spans.jsonl")), "--spans");
        assertThat(CommandRun.of("replay", folder, "--report", folder.resolve("page.html"))
                        .status())
                .isZero();
    }

    @Test
    void nothingIsLeftOfOutputsWhenTheCommandCannotGoOn() {
        CommandRun.of(
                "replay",
                session,
                "--report",
                folder.resolve("page.html"),
                "--json",
                folder.resolve("absent/summary.json"));

        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("page"));
    }

    @Test
    void malformedFilesAreNamedWithTheirPlaceAndTheRestIsReplayed() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.jsonl"), Recordings.oneCall().json() + "\n[{\"role\": \"user\"\n");
        Path empty = Files.createFile(folder.resolve("empty.json"));
        Path summary = Files.createDirectory(folder.resolve("out")).resolve("summary.json");

        CommandRun run = CommandRun.of("replay", broken, empty, session, "--json", summary);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("broken.jsonl:2:")
                .contains("empty.json")
                .contains("the numbers are those of the rest");
        assertThat(CommandRun.json(summary).path("sessions").asLong()).isEqualTo(2);
        assertThat(CommandRun.json(summary).path("input").path("errors").asLong())
                .isEqualTo(2);
        assertNoStackTrace(run);
    }

    @Test
    void unknownRolesAndRepeatedCallIdsAreReplayed() throws IOException {
        Path odd = Recordings.chat()
                .says("narrator", "once upon a time")
                .says("user", "twice please")
                .call("get_order", "{}", "first", "same")
                .call("get_order", "{}", "second", "same")
                .says("", "nobody")
                .to(folder.resolve("odd.json"));

        CommandRun run = CommandRun.of("replay", odd);

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("turns +1").containsPattern("allowed +2");
    }

    @Test
    void argumentsThatAreNoJsonAreDeniedByAdmit() throws IOException {
        Path odd = Recordings.chat()
                .says("user", "go")
                .call("get_order", "{\"a\": 1, \"a\": 2}", "x")
                .call("get_order", "not json", "x")
                .call("get_order", "[1]", "x")
                .call("get_order", "", "x")
                .to(folder.resolve("odd.json"));
        Path summary = folder.resolve("summary.json");

        CommandRun run = CommandRun.of("replay", odd, "--json", summary);

        assertThat(run.status()).isZero();
        JsonNode json = CommandRun.json(summary);
        assertThat(json.path("toolCalls").asLong()).isEqualTo(4);
        assertThat(CommandRun.deniedByPolicy(json)).containsOnlyKeys("(admit)");
    }

    @Test
    void anAbsentPathIsNamed() {
        assertRefused(CommandRun.of("replay", folder.resolve("nothing-here")), "nothing-here");
    }

    @Test
    void helpAndVersionAreResults() {
        CommandRun help = CommandRun.of("replay", "--help");
        CommandRun version = CommandRun.of("--version");

        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains("--policies", "--tools", "--actor", "--report", "--spans", "--content", "--json", "--format")
                .contains("auto, openai-chat, tau-bench, tau2, otlp-json")
                .contains("Exit status");
        assertThat(version.status()).isZero();
        assertThat(version.out()).startsWith("agentops ");
    }

    @Test
    void sessionsOfTwoFilesWithTheSameNameDoNotCollide() throws IOException {
        Path other = Recordings.oneCall()
                .to(Files.createDirectory(folder.resolve("other")).resolve("session.json"));
        Path summary = Files.createDirectory(folder.resolve("out")).resolve("summary.json");

        CommandRun run = CommandRun.of("replay", session, other, session, "--json", summary);

        assertThat(run.status()).isZero();
        assertThat(CommandRun.json(summary).path("sessions").asLong()).isEqualTo(2);
    }

    private static void assertRefused(CommandRun run, String named) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("agentops: ").contains(named);
        assertNoStackTrace(run);
    }

    private static void assertNoStackTrace(CommandRun run) {
        assertThat(run.printed()).doesNotContainPattern("(?m)^\\s+at ").doesNotContain("Exception");
    }
}
