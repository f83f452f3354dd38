package dev.agentops.cli;

import dev.agentops.policy.conformance.Conformance;
import dev.agentops.policy.conformance.ConformanceReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code agentops policy conformance}. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        sortOptions = false,
        description = {
            "Decides the public conformance data of Cedar and compares the answers:",
            "decision, determining policies, erring policies. The last line is",
            "requests=N agree=N disagree=N compiled=N fallback=N."
        },
        footerHeading = "%nExit status: ",
        footer = {
            "0 all agree, 1 some disagree, 2 bad usage or input (what could be read was decided),",
            "3 a defect of the command.",
            "",
            "  agentops policy conformance --corpus corpus-tests.tar.gz",
            ""
        })
final class PolicyConformanceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--corpus",
            required = true,
            paramLabel = "FILE.tar.gz|DIR",
            description = "Generated cases, in an archive or a folder.")
    private Path corpus = Path.of("");

    @Option(names = "--handwritten", paramLabel = "DIR", description = "Hand-written cases, in the same form.")
    private @Nullable Path handwritten;

    @Option(names = "--official", description = "Ask the official engine about each request too; slower.")
    private boolean official;

    PolicyConformanceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Conformance conformance = official ? Conformance.create().withOfficial() : Conformance.create();
        ConformanceReport report = conformance.run(corpora());
        report.disagreements().forEach(terminal::print);
        report.problems().forEach(terminal::tell);
        more("disagreements", report.disagree(), report.disagreements());
        more("problems", report.unusable(), report.problems());
        terminal.print(report.line());
        return status(report);
    }

    private List<Path> corpora() {
        List<Path> corpora = new ArrayList<>(List.of(corpus));
        if (handwritten != null) {
            corpora.add(handwritten);
        }
        return corpora;
    }

    private void more(String what, long all, List<String> told) {
        if (all > told.size()) {
            terminal.tell(all - told.size() + " more " + what + " are not listed");
        }
    }

    private static int status(ConformanceReport report) {
        if (report.disagree() > 0) {
            return ExitStatus.GATE_FAILED;
        }
        return report.unusable() > 0 || report.requests() == 0 ? ExitStatus.BAD_INPUT : ExitStatus.DONE;
    }
}
