package dev.agentops.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.logging.LogManager;

/** Entry point of the {@code agentops} command. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        // OpenTelemetry logs there, with stack traces; what it reports there is told from the outcome of each span.
        LogManager.getLogManager().reset();
        Terminal terminal = new Terminal(writer(System.out), writer(System.err), Interactive.errorStream());
        System.exit(run(terminal, arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        try {
            return written(terminal, AgentOpsCommand.commandLine(terminal).execute(arguments));
        } catch (OutOfMemoryError tooLarge) {
            terminal.tell("the memory is full; give it more with AGENTOPS_OPTS=-Xmx2g");
            return ExitStatus.BAD_INPUT;
        } catch (Throwable defect) {
            return Failures.defect(terminal, defect);
        }
    }

    /** A result that nobody got is none: a full disk must not look like an empty schema. */
    private static int written(Terminal terminal, int status) {
        if (!terminal.out().checkError()) {
            return status;
        }
        terminal.tell("the standard output could not be written; see to its disk, or to the program that reads it");
        return Math.max(status, ExitStatus.BAD_INPUT);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }
}
