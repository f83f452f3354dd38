package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    /** As a full disk, or a reader that went away. */
    private static final class Full extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void aResultThatCannotBeWrittenIsNoSuccess() {
        StringWriter err = new StringWriter();
        PrintStream full = new PrintStream(new Full(), true, StandardCharsets.UTF_8);
        Terminal terminal =
                new Terminal(new PrintWriter(full, true, StandardCharsets.UTF_8), new PrintWriter(err), false);

        int status = Main.run(terminal, "policy", "schema", "--help");

        assertThat(status).isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(err).asString().contains("the standard output could not be written");
    }
}
