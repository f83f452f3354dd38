package dev.agentops.cli;

import dev.agentops.policy.mcp.CedarSchemaGenerator;
import dev.agentops.policy.mcp.GeneratedSchema;
import dev.agentops.policy.mcp.McpToolDescriptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code agentops policy schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        sortOptions = false,
        description = {
            "Makes a Cedar schema of tool descriptions: an action for each tool, with its arguments as context.input.",
            "Without --stub and --agentcore it is for policies that this library decides by."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 done, 2 bad usage or input, 3 a defect of the command.",
            "",
            "  agentops policy schema --tools tools.json --out policies/schema.cedarschema",
            ""
        })
final class PolicySchemaCommand implements Callable<Integer> {
    private static final String OUT = "--out";
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Terminal terminal;

    @Option(
            names = "--tools",
            required = true,
            paramLabel = "FILE|DIR",
            description = {
                "Tool descriptions: the answer to tools/list, an array of tools, or one tool;",
                "of a folder all *.json and *.snap. May be given several times."
            })
    private List<Path> tools = List.of();

    @ArgGroup
    private Kind kind = new Kind();

    @ArgGroup(validate = false, heading = "%nWhat the schema is like:%n")
    private SchemaStyle style = new SchemaStyle();

    @Option(names = "--json", description = "Write the JSON form instead of Cedar's own format.")
    private boolean json;

    @Option(
            names = OUT,
            paramLabel = "FILE",
            description = "Write the schema there. Without it, or with -, it is printed.")
    private @Nullable Path out;

    PolicySchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** For what the schema is. */
    static final class Kind {
        @Option(
                names = "--stub",
                paramLabel = "FILE",
                description = "The hand-written part that the schema extends, marked with @mcp_principal and so on.")
        private @Nullable Path stub;

        @Option(
                names = "--agentcore",
                paramLabel = "TARGET",
                description = "For AgentCore policies: actions AgentCore::Action::\"TARGET___tool\".")
        private @Nullable String agentCore;
    }

    @Override
    public Integer call() {
        checkOutput();
        GeneratedSchema schema = generator().generate(McpToolDescriptions.read(tools));
        String text = json ? schema.jsonText() : schema.cedar();
        schema.warnings().forEach(terminal::tell);
        if (out == null || out.equals(STANDARD_OUTPUT)) {
            text.lines().forEach(terminal::print);
        } else {
            write(out, text.stripTrailing() + "\n");
        }
        return ExitStatus.DONE;
    }

    private void checkOutput() {
        if (out != null && !out.equals(STANDARD_OUTPUT)) {
            new OutputPlace(tools, kind.stub).check(OUT, out);
        }
    }

    private CedarSchemaGenerator generator() {
        return style.of(builder()).build();
    }

    private CedarSchemaGenerator.Builder builder() {
        if (kind.stub != null) {
            return CedarSchemaGenerator.stub(StubFile.read(kind.stub));
        }
        return kind.agentCore == null
                ? CedarSchemaGenerator.standard()
                : CedarSchemaGenerator.agentCore(kind.agentCore);
    }

    private static void write(Path target, String text) {
        try (OutputFile file = OutputFile.open(OUT, target)) {
            try {
                file.stream().write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw file.notWritten(e);
            }
            file.commit();
        }
    }
}
