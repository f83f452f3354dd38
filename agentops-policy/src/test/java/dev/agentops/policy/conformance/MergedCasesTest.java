package dev.agentops.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.Literals;
import dev.agentops.policy.internal.expression.UnknownConstructException;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.EntityReader;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.internal.schema.TypedJson;
import dev.agentops.policy.internal.text.LargeStack;
import dev.agentops.policy.value.EntityUid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The public conformance data has one policy in most cases. Here the policies of several cases are one set, and the requests of
 * each are asked of it, by its entities and without a schema: both engines have to name the same policies.
 */
class MergedCasesTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("agentops.shared", "../../shared"))
            .resolve("cedar-corpus")
            .resolve("corpus-tests-half.tar.gz");
    private static final int CASES = 800;

    private final List<String> differences = new ArrayList<>();
    private int requests;
    private int allowed;
    private int erring;

    @ParameterizedTest
    @CsvSource({"8, 6400", "16, 6400"})
    void aSetOfTheirPoliciesIsDecidedAsTheOfficialEngineDoes(int size, int expected) {
        assumeTrue(Files.isRegularFile(ARCHIVE), "the conformance data is not here: " + ARCHIVE);
        List<ConformanceCase> cases = cases();
        assertThat(cases).hasSize(CASES);

        for (int from = 0; from < CASES; from += size) {
            List<ConformanceCase> group = cases.subList(from, from + size);
            LargeStack.call(() -> compare(group));
        }

        System.out.printf(
                "sets of %d policies: %d requests, %d allowed, %d with erring policies%n",
                size, requests, allowed, erring);
        assertThat(differences).isEmpty();
        assertThat(requests).isEqualTo(expected);
        assertThat(allowed).isBetween(requests / 10, requests * 9 / 10);
        assertThat(erring).isGreaterThan(requests / 10);
    }

    /** The first cases with one policy. */
    private static List<ConformanceCase> cases() {
        List<ConformanceCase> cases = new ArrayList<>();
        new ArchiveCorpus(ARCHIVE).read(new CorpusSource.CaseSink() {
            @Override
            public void accept(ConformanceCase found) {
                if (cases.size() < CASES && texts(found).size() == 1) {
                    cases.add(found);
                }
            }

            @Override
            public void unusable(String problem) {
                throw new AssertionError(problem);
            }
        });
        return cases;
    }

    private static List<String> texts(ConformanceCase found) {
        try {
            return PolicyTexts.of(found.file().policies(), found.policies()).stream()
                    .map(PolicyTexts.PolicyText::text)
                    .toList();
        } catch (UnusableException e) {
            throw new AssertionError(e);
        }
    }

    private boolean compare(List<ConformanceCase> group) throws Exception {
        List<String> texts =
                group.stream().flatMap(member -> texts(member).stream()).toList();
        List<CompiledPolicy> compiled = compiled(texts);
        for (ConformanceCase member : group) {
            Map<EntityUid, StaticEntity> entities = entities(member);
            OfficialEngine official = new OfficialEngine(texts, null, entities);
            CompiledEngine engine = new CompiledEngine(compiled, EntityReader.read(entities, null));
            for (JsonNode request : member.file().requests()) {
                compare(member, asked(request), official, engine);
            }
        }
        return true;
    }

    private static List<CompiledPolicy> compiled(List<String> texts)
            throws InternalException, UnusableException, UnknownConstructException {
        List<CompiledPolicy> compiled = new ArrayList<>();
        for (String text : texts) {
            String json = new Policy(text, OfficialEngine.id(compiled.size())).toJson();
            compiled.add(CompiledPolicy.of(compiled.size(), CaseFile.json("policy", json)));
        }
        return compiled;
    }

    private static Map<EntityUid, StaticEntity> entities(ConformanceCase member) throws UnusableException {
        Map<EntityUid, StaticEntity> entities = new LinkedHashMap<>();
        for (JsonNode json : CaseFile.json(member.file().entities(), member.entities())) {
            EntityUid uid = Literals.entity(json.path("uid"));
            entities.put(uid, new StaticEntity(uid, (ObjectNode) json, 0));
        }
        return entities;
    }

    private static CedarRequest asked(JsonNode request) {
        return new CedarRequest(
                Literals.entity(request.path("principal")),
                Literals.entity(request.path("action")),
                Literals.entity(request.path("resource")),
                PrincipalFacts.NONE,
                TypedJson.record(request.path("context"), Scalar.UNKNOWN));
    }

    private void compare(ConformanceCase member, CedarRequest asked, OfficialEngine official, CompiledEngine engine) {
        Answer right = Answer.of(official.decide(asked));
        Answer given = Answer.of(engine.decide(asked));
        requests++;
        allowed += right.decision().equals("allow") ? 1 : 0;
        erring += right.errors().isEmpty() ? 0 : 1;
        if (!given.equals(right) && differences.size() < 20) {
            differences.add(member.file().name() + ": expected " + right + ", got " + given);
        }
    }
}
