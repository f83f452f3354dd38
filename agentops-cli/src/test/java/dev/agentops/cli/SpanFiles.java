package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.otel.testkit.OtlpDecoder;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Holds every file of spans that a test has written to the semantic conventions. */
final class SpanFiles {
    private SpanFiles() {}

    static void assertFollowConventions(List<Object> arguments) {
        int option = arguments.indexOf("--spans");
        if (option < 0 || option + 1 == arguments.size()) {
            return;
        }
        Path file = Path.of(arguments.get(option + 1).toString());
        if (Files.isRegularFile(file)) {
            assertFollowConventions(file);
        }
    }

    private static void assertFollowConventions(Path file) {
        ConventionChecker checker = ConventionChecker.create();
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.flatMap(line -> OtlpDecoder.jsonSpans(line).stream())
                            .flatMap(span -> checker.check(span).stream())
                            .distinct())
                    .as("%s against the conventions", file)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
