package dev.agentops.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code agentops policy} without a subcommand. */
@Command(
        name = "policy",
        description = "Works on Cedar policies and their schemas.",
        mixinStandardHelpOptions = true,
        versionProvider = AgentOpsCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new PolicyCheckCommand(terminal))
                .addSubcommand(new PolicyConformanceCommand(terminal))
                .addSubcommand(new PolicyExplainCommand(terminal))
                .addSubcommand(new PolicySchemaCommand(terminal))
                .addSubcommand(new PolicyBundleCommand(terminal))
                .addSubcommand(new PolicyKeygenCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, for instance schema");
    }
}
