package dev.agentops.policy.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entities of a file, as evaluation sees them. */
class EntityReaderTest {
    private static final long SEED = 20_260_806;
    private static final int SCHEMAS = 300;
    private static final int LEAST_CHECKS = 15_000;

    private static Entity read(String attributes) throws Exception {
        EntityUid uid = new EntityUid("User", "a");
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.set("attrs", new ObjectMapper().readTree(attributes));
        return EntityReader.read(Map.of(uid, new StaticEntity(uid, json, 0)), null)
                .get(uid);
    }

    @Test
    void withoutASchemaOnlyTheExplicitFormsAreEntitiesAndExtensionValues() throws Exception {
        assertThat(read("""
                {"a": {"__extn": {"fn": "decimal", "arg": "1.5"}}, "b": {"fn": "decimal", "arg": "1.5"},
                 "c": {"__entity": {"type": "User", "id": "b"}}, "d": {"type": "User", "id": "b"},
                 "e": [1, {"__extn": {"fn": "ip", "arg": "::1"}}, 1], "f": "::1"}
                """).attributes())
                .isEqualTo(Map.of(
                        "a",
                        new CedarDecimal(15_000),
                        "b",
                        Map.of("fn", "decimal", "arg", "1.5"),
                        "c",
                        new EntityUid("User", "b"),
                        "d",
                        Map.of("type", "User", "id", "b"),
                        "e",
                        CedarSet.of(1L, CedarIp.parse("::1")),
                        "f",
                        "::1"));
    }

    @Test
    void whatIsNoValueIsRefused() {
        for (String value :
                List.of("1.5", "null", "{\"__extn\": {\"fn\": \"ip\", \"arg\": \"x\"}}", "9223372036854775808")) {
            assertThatIllegalArgumentException().as(value).isThrownBy(() -> read("{\"a\": [" + value + "]}"));
        }
    }

    @Test
    void theOfficialEngineSeesTheSame() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        int checks = 0;
        for (int i = 0; i < SCHEMAS; i++) {
            GeneratedSchema schema = new GeneratedSchema(random);
            GeneratedEntities entities = new GeneratedEntities(schema, random);
            Map<EntityUid, Entity> read = EntityReader.read(entities.files, schema.facts);
            List<String> conditions = new ArrayList<>();
            entities.files.keySet().forEach(uid -> {
                assertThat(read.get(uid).attributes()).isEqualTo(entities.attributes.get(uid));
                assertThat(read.get(uid).tags()).isEqualTo(entities.tags.get(uid));
                read.get(uid)
                        .attributes()
                        .forEach((name, value) -> conditions.add(
                                uid + "[" + GeneratedValues.quoted(name) + "] == " + GeneratedValues.text(value)));
                read.get(uid)
                        .tags()
                        .forEach((name, value) -> conditions.add(uid + ".getTag(" + GeneratedValues.quoted(name)
                                + ") == " + GeneratedValues.text(value)));
            });
            conditions.addAll(ancestry(read));
            assertAllTrue(conditions, schema, entities);
            checks += conditions.size();
        }
        assertThat(checks).isGreaterThan(LEAST_CHECKS);
    }

    private static List<String> ancestry(Map<EntityUid, Entity> read) {
        List<String> conditions = new ArrayList<>();
        for (Entity one : read.values()) {
            for (EntityUid other : read.keySet()) {
                boolean in = one.uid().equals(other) || one.hasAncestor(other);
                conditions.add("(" + one.uid() + " in " + other + ") == " + in);
            }
            one.ancestors().forEach(above -> conditions.add(one.uid() + " in " + above));
        }
        return conditions;
    }

    private static void assertAllTrue(List<String> conditions, GeneratedSchema schema, GeneratedEntities entities) {
        List<String> policies = conditions.stream()
                .map(condition -> "permit(principal, action, resource) when { " + condition + " };")
                .toList();
        EngineAnswer answer = new OfficialEngine(policies, schema.official, entities.files)
                .decide(new CedarRequest(
                        new EntityUid("User", "e0"),
                        new EntityUid("Action", "probe"),
                        new EntityUid("User", "e0"),
                        PrincipalFacts.NONE,
                        CedarRecord.EMPTY));

        assertThat(answer).isInstanceOf(EngineAnswer.Decided.class);
        List<Integer> applied = ((EngineAnswer.Decided) answer).determining();
        assertThat(IntStream.range(0, conditions.size())
                        .filter(position -> !applied.contains(position))
                        .mapToObj(conditions::get))
                .isEmpty();
    }
}
