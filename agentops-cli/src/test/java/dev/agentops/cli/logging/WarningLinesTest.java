package dev.agentops.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WarningLinesTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WarningLines lines = new WarningLines(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void aWarningIsOneInertLineWithoutAStackTrace() {
        new WarningLogger("x", lines)
                .warn("The authorizer failed for {}", "a\u001b[2J\nb", new IllegalStateException("why\u202e"));

        assertThat(printed().strip())
                .isEqualTo("agentops: warning: The authorizer failed for a\\u001b[2J\\nb"
                        + " (java.lang.IllegalStateException: why\\u202e)");
    }

    @Test
    void onlyWarningsAndErrorsAreTold() {
        WarningLogger logger = new WarningLogger("x", lines);
        logger.info("nothing");
        logger.debug("nothing");
        logger.error("something");

        assertThat(printed().lines()).containsExactly("agentops: warning: something");
    }

    @Test
    void afterTwentyWarningsOneMoreLineSaysThatThereAreFurtherOnes() {
        for (int i = 0; i < 1_000; i++) {
            lines.tell("again", null);
        }

        assertThat(printed().lines()).hasSize(21).last().asString().contains("further warnings");
    }

    @Test
    void theLibraryLogsThroughIt() {
        assertThat(LoggerFactory.getLogger("dev.agentops")).isInstanceOf(WarningLogger.class);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
