package dev.agentops.examples.httpagents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void everythingCanBeSaid() {
        Options options = Options.parse(
                "--port", "8080", "--level-1-tracestate", "--archive", "http://b/ask", "--otlp", "http://c/v1/traces");

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.level1TraceState()).isTrue();
        assertThat(options.archive()).hasHost("b");
        assertThat(options.otlp()).hasHost("c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--level-1-tracestate | --port is missing",
                "--port | --port needs a value",
                "--port 65536 | must be a number from 0 to 65535",
                "--port -1 | must be a number",
                "--port 1 --archive ftp://x | --archive: not an absolute http or https URL",
                "--verbose | unknown argument --verbose"
            })
    void whatIsWrongIsSaid(String args, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(args.split(" ")))
                .withMessageContaining(message);
    }
}
