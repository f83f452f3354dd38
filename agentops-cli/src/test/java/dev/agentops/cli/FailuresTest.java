package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(err), new PrintWriter(err), false);

    @Test
    void aDefectIsOneLineThatNamesItsPlaceAndNoStackTrace() {
        int status = Failures.defect(terminal, new IllegalStateException("odd\u001b[2J\nvalue"));

        assertThat(status).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .startsWith("agentops: this is a defect of agentops, please report it: java.lang.IllegalStateException")
                .contains("FailuresTest.java:")
                .contains("odd\\u001b[2J\\nvalue");
    }

    @Test
    void whatTheCommandSaysOfItselfIsTold() {
        int status = new Failures(terminal)
                .failed(new CommandFailedException("--json: x cannot be written"), commandLine(), null);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("agentops: --json: x cannot be written");
    }

    private CommandLine commandLine() {
        return AgentOpsCommand.commandLine(terminal);
    }
}
