package dev.agentops.policy.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.schema.DeclaredType.Attribute;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which requests conform, and what policies see of those that do, compared with the official engine. */
class RequestConformanceTest {
    private static final long SEED = 20_260_807;
    private static final int SCHEMAS = 210;
    private static final int REQUESTS = 100;
    private static final int WITHOUT_SCHEMA = 5_000;
    private static final List<String> POLICIES = policies();

    private final Random random = new Random(SEED);
    private final List<String> differences = new ArrayList<>();
    private int refused;
    private int decided;

    @Test
    void theOfficialEngineRefusesTheSameRequests() throws Exception {
        List<CompiledPolicy> policies = compiled();
        System.out.println("seed " + SEED);
        for (int i = 0; i < SCHEMAS; i++) {
            GeneratedSchema schema = new GeneratedSchema(random);
            GeneratedEntities entities = new GeneratedEntities(schema, random);
            Map<EntityUid, Entity> read = EntityReader.read(entities.files, schema.facts);
            RequestConformance conformance = new RequestConformance(schema.facts, read);
            CompiledEngine compiled = new CompiledEngine(policies, read);
            OfficialEngine official = new OfficialEngine(POLICIES, schema.official, entities.files);
            for (int j = 0; j < REQUESTS; j++) {
                compare(request(schema), conformance, official, compiled);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(decided + refused).isEqualTo(SCHEMAS * REQUESTS);
        assertThat(refused).isBetween(SCHEMAS * REQUESTS / 4, SCHEMAS * REQUESTS * 3 / 4);
    }

    /** They read what the call says of its principal. */
    private static List<String> policies() {
        List<String> policies = new ArrayList<>();
        for (String type : List.of("User", "Group", "Shop::Desk", "Shop::Long")) {
            for (int i = 0; i < 3; i++) {
                String uid = new EntityUid(type, "e" + i).toString();
                policies.add("permit(principal in " + uid + ", action, resource);");
                policies.add("permit(principal, action, resource in " + uid + ");");
                policies.add("permit(principal, action, resource) when { [principal, resource].contains(" + uid
                        + ") || User::\"e0\" in [" + uid + "] || Shop::Desk::\"e1\" in " + uid + " };");
            }
        }
        policies.add("permit(principal, action, resource) when { principal.hasTag(\"a\") };");
        policies.add("permit(principal, action, resource) when { principal.getTag(\"b\") == \"x\" };");
        policies.add("forbid(principal, action, resource) when { principal has b };");
        policies.add("forbid(principal, action, resource) when { principal.c == resource };");
        return policies;
    }

    private static List<CompiledPolicy> compiled() throws Exception {
        List<CompiledPolicy> compiled = new ArrayList<>();
        for (String policy : POLICIES) {
            compiled.add(
                    CompiledPolicy.of(compiled.size(), new ObjectMapper().readTree(new Policy(policy, "p").toJson())));
        }
        return compiled;
    }

    private void compareAnswers(CedarRequest request, EngineAnswer.Decided answer, CompiledEngine compiled) {
        EngineAnswer.Decided other = (EngineAnswer.Decided) compiled.decide(request);
        decided++;
        boolean same = answer.allow() == other.allow()
                && answer.determining().equals(other.determining())
                && failing(answer).equals(failing(other));
        if (!same && differences.size() < 20) {
            differences.add(answer + " / " + other + " / " + request);
        }
    }

    private static List<Integer> failing(EngineAnswer.Decided answer) {
        return answer.errors().stream().map(EngineAnswer.Failure::policy).toList();
    }

    private void compare(
            CedarRequest request, RequestConformance conformance, OfficialEngine official, CompiledEngine compiled) {
        String problem = problem(request, conformance);
        EngineAnswer answer = official.decide(request);
        if (problem == null && answer instanceof EngineAnswer.Decided made) {
            compareAnswers(request, made, compiled);
        }
        refused += problem == null ? 0 : 1;
        if (answer instanceof EngineAnswer.Refused != (problem != null) && differences.size() < 20) {
            differences.add(problem + " / " + answer + " / " + request.principal() + " " + request.action() + " "
                    + request.resource() + " " + request.facts() + " "
                    + GeneratedValues.text(request.context()));
        }
    }

    private static @Nullable String problem(CedarRequest request, RequestConformance conformance) {
        try {
            conformance.require(
                    request.principal(), request.action(), request.resource(), request.facts(), request.context());
            return null;
        } catch (UnfitValueException e) {
            return e.getMessage();
        }
    }

    private CedarRequest request(GeneratedSchema schema) {
        List<EntityUid> actions = schema.facts.actions().keySet().stream()
                .filter(action -> random.nextInt(20) == 0 || action.id().contains("do"))
                .toList();
        EntityUid action =
                random.nextInt(30) == 0 ? new EntityUid("Action", "?") : actions.get(random.nextInt(actions.size()));
        ActionType declared = schema.facts.actions().get(action);
        RecordOf context = declared == null ? new RecordOf(Map.of()) : declared.context();
        EntityUid principal = entity(schema, declared == null ? Set.of() : declared.principals());
        return new CedarRequest(
                principal,
                action,
                entity(schema, declared == null ? Set.of() : declared.resources()),
                new PrincipalFacts(
                        parents(schema), tags(), attributes(schema.facts.types().get(principal.type()))),
                new GeneratedValues(random, random.nextBoolean() ? 0 : 6).record(context));
    }

    private EntityUid entity(GeneratedSchema schema, Set<String> types) {
        return types.isEmpty() || random.nextInt(8) == 0
                ? schema.entity(true)
                : schema.of(types.stream().sorted().toList().get(random.nextInt(types.size())));
    }

    private Set<EntityUid> parents(GeneratedSchema schema) {
        Set<EntityUid> parents = new HashSet<>();
        for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            parents.add(schema.entity(random.nextInt(4) == 0));
        }
        return parents;
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        for (int i = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
            tags.put(GeneratedSchema.NAMES.get(random.nextInt(5)), "x");
        }
        return tags;
    }

    /** Such as the schema declares, now and then with a mistake; without one, any. */
    private Map<String, Object> attributes(@Nullable EntityType declared) {
        if (random.nextInt(3) > 0) {
            return Map.of();
        }
        RecordOf type = declared == null
                ? new RecordOf(Map.of("b", new Attribute(Scalar.LONG, false), "c", new Attribute(Scalar.IP, true)))
                : declared.attributes();
        return new GeneratedValues(random, random.nextInt(4) == 0 ? 6 : 0).record(type);
    }

    @Test
    void withoutASchemaNamesAndCirclesAreChecked() throws Exception {
        List<CompiledPolicy> policies = compiled();
        System.out.println("seed " + SEED);
        GeneratedSchema schema = new GeneratedSchema(random);
        for (int i = 0; i < WITHOUT_SCHEMA / 50; i++) {
            GeneratedEntities entities = new GeneratedEntities(schema, random);
            Map<EntityUid, Entity> read = EntityReader.read(entities.files, null);
            RequestConformance conformance = new RequestConformance(null, read);
            CompiledEngine compiled = new CompiledEngine(policies, read);
            OfficialEngine official = new OfficialEngine(POLICIES, null, entities.files);
            for (int j = 0; j < 50; j++) {
                compare(
                        new CedarRequest(
                                schema.entity(true),
                                schema.entity(true),
                                schema.entity(true),
                                new PrincipalFacts(parents(schema), tags(), attributes(null)),
                                CedarRecord.EMPTY),
                        conformance,
                        official,
                        compiled);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(decided + refused).isEqualTo(WITHOUT_SCHEMA);
        assertThat(refused).isBetween(WITHOUT_SCHEMA / 20, WITHOUT_SCHEMA / 2);
    }
}
