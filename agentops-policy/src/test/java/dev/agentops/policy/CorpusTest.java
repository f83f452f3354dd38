package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The engine seam on the public conformance data: decisions, reasons and errors. */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("agentops.shared", "../../shared"), "cedar-corpus");

    /** Every tenth of the generated cases, by the last characters of their names. */
    private static final int STEP = 10;

    private final List<String> differences = new ArrayList<>();

    @Test
    void everyHandwrittenRequestIsDecidedAsThePublicDataSays() throws IOException {
        Path root = CORPUS.resolve("handwritten");
        assumeTrue(Files.isDirectory(root), "the conformance data is not here: " + root);

        int requests = 0;
        try (Stream<Path> files = Files.walk(root.resolve("tests"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                requests += new CorpusCase(file.toString(), Files.readString(file), name -> read(root.resolve(name)))
                        .run(differences);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(requests).isEqualTo(74);
    }

    @Test
    void everyGeneratedRequestOfASampleIsDecidedAsThePublicDataSays() throws IOException {
        Path archive = CORPUS.resolve("corpus-tests-half.tar.gz");
        assumeTrue(Files.isRegularFile(archive), "the conformance data is not here: " + archive);
        Map<String, String> sample = sample(archive);

        int requests = 0;
        for (String name : sample.keySet()) {
            if (name.endsWith(".json") && !name.endsWith(".entities.json")) {
                requests += new CorpusCase(name, sample.get(name), sample::get).run(differences);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(requests).isGreaterThan(1000);
    }

    /** The archive is sorted by case: four files each. */
    private static Map<String, String> sample(Path archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Map<String, Integer> cases = new HashMap<>();
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
            for (TarEntry entry = TarEntry.next(in); entry != null; entry = TarEntry.next(in)) {
                String hash = entry.name().replaceAll(".*/|\\..*", "");
                if (cases.computeIfAbsent(hash, unseen -> cases.size()) % STEP == 0) {
                    files.put(entry.name(), entry.content());
                }
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
