package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySchemaCommandTest {
    private static final String STUB = """
            namespace Desk {
                @mcp_principal
                entity Person;

                @mcp_resource
                entity Server;
            }
            """;

    @TempDir
    private Path folder;

    private Path tools;

    @BeforeEach
    void writeTools() throws IOException {
        tools = Files.writeString(folder.resolve("tools.json"), """
                {"tools": [{"name": "refund", "inputSchema": {"type": "object", "required": ["amount"], "properties": {
                  "amount": {"type": "number"}, "mode": {"type": "string", "enum": ["full", "part"]}, "note": {}}}}]}
                """);
    }

    @Test
    void printsASchemaForThisLibraryAndTellsWhatItCannotSay() {
        CommandRun run = CommandRun.of("policy", "schema", "--tools", tools);

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("action \"refund\" appliesTo")
                .contains("amount: decimal")
                .contains("mode?: String")
                .contains("session: Session");
        assertThat(run.err()).contains("tool refund: input.note has no type in Cedar");
    }

    @Test
    void extendsAStubWithTheGivenOptionsAndWritesAFile() throws IOException {
        Path stub = Files.writeString(folder.resolve("stub.cedarschema"), STUB);
        Path out = folder.resolve("schema.cedarschema");

        CommandRun run = CommandRun.of(
                "policy",
                "schema",
                "--tools",
                tools,
                "--stub",
                stub,
                "--flatten-namespaces",
                "--numbers-as-decimal",
                "--out",
                out);

        assertThat(run.printed()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(Files.readString(out))
                .contains("entity refund_Input_mode enum [\"full\", \"part\"];")
                .contains("amount: decimal")
                .endsWith("}\n");
    }

    @Test
    void writesTheJsonFormAndAgentCoresActions() {
        CommandRun run =
                CommandRun.of("policy", "schema", "--tools", tools, "--agentcore", "Shop", "--json", "--out", "-");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"AgentCore\" : {").contains("\"Shop___refund\" : {");
    }

    @Test
    void neverWritesOverWhatItReads() throws IOException {
        Path stub = Files.writeString(folder.resolve("stub.cedarschema"), STUB);
        Path link = Files.createSymbolicLink(folder.resolve("link"), stub);

        CommandRun overTools = CommandRun.of("policy", "schema", "--tools", tools, "--out", tools);
        CommandRun overStub = CommandRun.of("policy", "schema", "--tools", tools, "--stub", stub, "--out", link);

        assertThat(overTools.status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(overTools.err()).contains("--out").contains("is one of the files to be read");
        assertThat(overStub.status()).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(Files.readString(stub)).isEqualTo(STUB);
    }

    @Test
    void whatIsWrongIsSaidInALineWithoutAStackTrace() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.json"),
                "{\"name\": \"a\\u001b[2J\", \"inputSchema\": {\"properties\": {\"x\": {\"type\": \"flot\"}}}}");

        CommandRun badTools = CommandRun.of("policy", "schema", "--tools", bad);
        CommandRun noTools = CommandRun.of("policy", "schema", "--tools", folder.resolve("absent"));
        CommandRun noStub = CommandRun.of("policy", "schema", "--tools", tools, "--stub", folder.resolve("absent"));
        CommandRun both = CommandRun.of("policy", "schema", "--tools", tools, "--stub", tools, "--agentcore", "x");
        CommandRun nothing = CommandRun.of("policy");

        assertThat(badTools.err())
                .contains("bad.json#/inputSchema/properties/x/type")
                .contains("flot")
                .doesNotContain("\u001b")
                .doesNotContain("\tat ");
        assertThat(noTools.err()).contains("does not exist");
        assertThat(noStub.err()).contains("--stub").contains("does not exist");
        assertThat(both.err()).contains("--stub").contains("--agentcore");
        assertThat(nothing.err()).contains("for instance schema");
        assertThat(new int[] {badTools.status(), noTools.status(), noStub.status(), both.status(), nothing.status()})
                .containsOnly(ExitStatus.BAD_INPUT);
    }
}
