package dev.agentops.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The example policies of the repository and the recorded sessions beside it, by domain. */
public enum Examples {
    AIRLINE,
    RETAIL,
    TELECOM;

    private static final Path ROOT = Path.of(System.getProperty("agentops.root", ".."));

    /** Name of the domain, of its policies folder and in the names of its recordings. */
    public String domain() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder of its policies. */
    public Path policies() {
        return ROOT.resolve("examples/policies").resolve(domain());
    }

    /** Its recordings of both sources; the test is skipped when there are none. */
    public List<Path> recordings() {
        List<Path> files = new ArrayList<>();
        if (this == AIRLINE) {
            files.add(tauBench());
        }
        files.addAll(tau2());
        return files;
    }

    /** Its recordings of tau2-bench; the test is skipped when there are none. */
    public List<Path> tau2() {
        try (Stream<Path> files = Files.list(shared("tau2-bench/results"))) {
            return files.filter(file -> file.getFileName().toString().contains("_" + domain() + "_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording of tau-bench; the test is skipped when it is absent. */
    public static Path tauBench() {
        return shared("tau-bench/historical_trajectories/gpt-4o-airline.json");
    }

    /** A file or folder of recorded sessions; the test is skipped when they are absent. */
    public static Path shared(String path) {
        Path shared = Path.of(
                System.getProperty("agentops.shared", ROOT.resolve("../shared").toString()));
        Path sessions = shared.resolve("sessions");
        assumeTrue(Files.isDirectory(sessions), () -> "skipped: no recorded sessions at " + sessions);
        return sessions.resolve(path);
    }
}
