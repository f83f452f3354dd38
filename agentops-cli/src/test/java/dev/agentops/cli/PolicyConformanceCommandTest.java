package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyConformanceCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeCase() throws IOException {
        Files.writeString(folder.resolve("a.cedar"), "permit (principal, action, resource);");
        Files.writeString(
                folder.resolve("a.cedarschema"),
                "entity User; action view appliesTo { principal: User, resource: User };");
        Files.writeString(folder.resolve("a.entities.json"), "[]");
        write("allow");
    }

    private void write(String decision) throws IOException {
        Files.writeString(folder.resolve("a.json"), """
                {"policies": "a.cedar", "schema": "a.cedarschema", "entities": "a.entities.json", "requests": [
                {"principal": {"type": "User", "id": "a"}, "action": {"type": "Action", "id": "view"},
                "resource": {"type": "User", "id": "b"}, "context": {},
                "decision": "%s", "reason": ["policy0"], "errors": []}]}""".formatted(decision));
    }

    private static String lastLine(CommandRun run) {
        return run.out().lines().reduce("", (before, line) -> line);
    }

    @Test
    void theLastLineIsTheNumbersOfRequests() {
        CommandRun run =
                CommandRun.of("policy", "conformance", "--corpus", folder, "--handwritten", folder, "--official");

        assertThat(run.status()).isZero();
        assertThat(lastLine(run)).isEqualTo("requests=2 agree=2 disagree=0 compiled=2 fallback=0");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aDisagreementIsAFailedGate() throws IOException {
        write("deny");

        CommandRun run = CommandRun.of("policy", "conformance", "--corpus", folder);

        assertThat(run.status()).isEqualTo(ExitStatus.GATE_FAILED);
        assertThat(run.out()).startsWith("a.json request 0: expected");
        assertThat(lastLine(run)).isEqualTo("requests=1 agree=0 disagree=1 compiled=1 fallback=0");
    }

    @Test
    void whatCannotBeReadIsBadInputAndTold() throws IOException {
        Files.delete(folder.resolve("a.entities.json"));

        CommandRun run = CommandRun.of("policy", "conformance", "--corpus", folder);

        assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(run.err()).contains("a.entities.json, which is not in");
        assertThat(lastLine(run)).isEqualTo("requests=0 agree=0 disagree=0 compiled=0 fallback=0");
        assertThat(CommandRun.of("policy", "conformance").status()).isEqualTo(ExitStatus.BAD_INPUT);
    }
}
