package dev.agentops.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command without a subcommand. */
@Command(
        name = "agentops",
        description = "Replays, checks and reports what AI agents do.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class AgentOpsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Terminal terminal) {
        Failures failures = new Failures(terminal);
        return new CommandLine(new AgentOpsCommand())
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(PolicyCommand.commandLine(terminal))
                .registerConverter(Path.class, AgentOpsCommand::path)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(failures::badUsage)
                .setExecutionExceptionHandler(failures::failed);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new TypeConversionException("'" + text + "' is no path: " + notAPath.getReason());
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, for instance replay");
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(
                            AgentOpsCommand.class.getPackage().getImplementationVersion())
                    .orElse("of a build without a jar");
            return new String[] {"agentops " + version};
        }
    }
}
