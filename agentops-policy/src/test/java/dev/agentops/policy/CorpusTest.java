package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import dev.agentops.policy.internal.schema.EntityReader;
import dev.agentops.policy.internal.schema.SchemaFacts;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.value.EntityUid;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine seam on the public conformance data: decisions, reasons and errors. */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("agentops.shared", "../../shared"), "cedar-corpus");

    /** Every tenth of the generated cases, by the last characters of their names. */
    private static final int STEP = 10;

    private final List<String> differences = new ArrayList<>();

    private static CedarEngine official(
            List<PolicySource> policies, Schema schema, Map<EntityUid, StaticEntity> entities) {
        return new OfficialEngine(policies.stream().map(PolicySource::text).toList(), schema, entities);
    }

    private static CedarEngine compiled(
            List<PolicySource> policies, Schema schema, Map<EntityUid, StaticEntity> entities) {
        PolicyCheck check = new PolicyCheck();
        List<CompiledPolicy> compiled = new ArrayList<>();
        for (PolicySource policy : policies) {
            try {
                compiled.add(
                        CompiledPolicy.of(compiled.size(), check.json(policy).policy()));
            } catch (UnknownConstructException e) {
                throw new AssertionError(policy.text(), e);
            }
        }
        return new CompiledEngine(compiled, EntityReader.read(entities, facts(schema)));
    }

    private static SchemaFacts facts(Schema schema) {
        try {
            return SchemaFacts.of(schema.toJsonFormat());
        } catch (InternalException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<CorpusCase.EngineMaker> engines() {
        return Stream.of(CorpusTest::official, CorpusTest::compiled);
    }

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
                        .run(CorpusTest::official, differences);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(requests).isEqualTo(74);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyGeneratedRequestOfASampleIsDecidedAsThePublicDataSays(CorpusCase.EngineMaker maker) throws IOException {
        Path archive = CORPUS.resolve("corpus-tests-half.tar.gz");
        assumeTrue(Files.isRegularFile(archive), "the conformance data is not here: " + archive);
        Map<String, String> sample = sample(archive);

        int requests = 0;
        for (String name : sample.keySet()) {
            if (name.endsWith(".json") && !name.endsWith(".entities.json")) {
                requests += new CorpusCase(name, sample.get(name), sample::get).run(maker, differences);
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
