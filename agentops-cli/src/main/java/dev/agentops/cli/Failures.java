package dev.agentops.cli;

import dev.agentops.AgentOpsException;
import dev.agentops.content.TerminalText;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells a person what went wrong, in a line and without a stack trace. */
final class Failures {
    private static final int LONGEST = 2_000;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command line cannot be understood. */
    int badUsage(ParameterException failure, String[] arguments) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        terminal.tell(text(failure) + "; see " + command + " --help");
        return ExitStatus.BAD_INPUT;
    }

    /** The command was understood and could not go on. */
    int failed(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof CommandFailedException || failure instanceof AgentOpsException) {
            terminal.tell(text(failure));
            return ExitStatus.BAD_INPUT;
        }
        return defect(terminal, failure);
    }

    /** Something happened that must not. */
    static int defect(Terminal terminal, Throwable defect) {
        Optional<StackTraceElement> place = Arrays.stream(defect.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.agentops."))
                .findFirst();
        terminal.tell("this is a defect of agentops, please report it: "
                + defect.getClass().getName()
                + place.map(frame -> " at " + frame).orElse("") + message(defect));
        return ExitStatus.DEFECT;
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? "" : ": " + TerminalText.excerpt(failure.getMessage(), LONGEST);
    }

    private static String text(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
    }
}
