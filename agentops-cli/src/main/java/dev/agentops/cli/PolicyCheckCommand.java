package dev.agentops.cli;

import dev.agentops.policy.FolderCheck;
import dev.agentops.policy.FolderReport;
import dev.agentops.policy.PolicyProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code agentops policy check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        sortOptions = false,
        description = {
            "Checks a folder of policies, or an archive, as loading does: syntax, types, ids, entities.",
            "It warns of policies that never apply, say the same, or err where an argument is missing,",
            "and says which files are not in the official format."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 nothing is wrong, 1 something is, 2 bad usage or input, 3 a defect of the command.",
            "",
            "  agentops policy check policies/ --warnings-as-errors",
            ""
        })
final class PolicyCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR",
            description = "Folder with *.cedar, a schema, entities.json and tools.json; or an archive.")
    private Path folder = Path.of("");

    @Option(
            names = "--tools",
            paramLabel = "FILE",
            description =
                    "Tool descriptions, instead of DIR/tools.json: without a schema they say what calls may lack.")
    private @Nullable Path tools;

    @Option(names = "--warnings-as-errors", description = "Fail for warnings and for the format too.")
    private boolean strict;

    @Option(names = "--format", description = "Write files that are not in the official format in that format.")
    private boolean format;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    PolicyCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.exists(folder)) {
            throw new CommandFailedException(folder + ": is not there; name a folder with *.cedar files");
        }
        FolderReport report = FolderCheck.of(folder)
                .tools(RequiredArguments.read(folder, tools))
                .run();
        if (format) {
            new PolicyFiles(folder).write(report.unformatted());
        }
        if (json) {
            FolderReportJson.text(report).lines().forEach(terminal::print);
        } else {
            print(report);
        }
        return status(report);
    }

    private void print(FolderReport report) {
        lines("error", report.problems());
        lines("warning", report.warnings());
        report.unformatted()
                .keySet()
                .forEach(file -> terminal.print(
                        format
                                ? "formatted: " + file
                                : "format: " + file + ": is not in the official format: write it so with --format"));
        terminal.print("policies=" + report.policies() + " problems="
                + report.problems().size() + " warnings=" + report.warnings().size() + " unformatted="
                + report.unformatted().size());
    }

    private void lines(String kind, List<PolicyProblem> problems) {
        problems.forEach(problem -> terminal.print(kind + ": " + problem));
    }

    private int status(FolderReport report) {
        boolean odd = !report.warnings().isEmpty()
                || (!format && !report.unformatted().isEmpty());
        return !report.problems().isEmpty() || (strict && odd) ? ExitStatus.GATE_FAILED : ExitStatus.DONE;
    }
}
