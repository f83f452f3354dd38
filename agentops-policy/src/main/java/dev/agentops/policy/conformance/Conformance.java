package dev.agentops.policy.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Decides the public conformance data of Cedar by compiled policies, and compares decisions, determining policies and erring
 * policies with what the data says. Immutable and thread-safe.
 *
 * @see <a href="https://github.com/cedar-policy/cedar-integration-tests">the data, and its form</a>
 */
public final class Conformance {
    private final boolean official;

    private Conformance(boolean official) {
        this.official = official;
    }

    /** Compares the compiled policies with the data. */
    public static Conformance create() {
        return new Conformance(false);
    }

    /** Compares the official engine with the data as well, request by request. */
    public Conformance withOfficial() {
        return new Conformance(true);
    }

    /**
     * Decides every request, on all processors. What cannot be read is told in the report; it never throws for the content of a
     * file.
     *
     * @param corpora folders and {@code tar.gz} archives of cases
     */
    public ConformanceReport run(List<Path> corpora) {
        try (ParallelCases cases = new ParallelCases(official)) {
            for (Path corpus : corpora) {
                source(corpus).read(cases);
            }
            return cases.report();
        }
    }

    private static CorpusSource source(Path corpus) {
        if (Files.isDirectory(corpus)) {
            return new FolderCorpus(corpus);
        }
        return Files.isRegularFile(corpus)
                ? new ArchiveCorpus(corpus)
                : sink ->
                        sink.unusable(corpus + ": is neither a folder nor a file: name a tar.gz, or a folder of cases");
    }
}
