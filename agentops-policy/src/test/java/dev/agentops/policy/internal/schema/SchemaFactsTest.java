package dev.agentops.policy.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentops.policy.internal.schema.DeclaredType.Attribute;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is taken out of a schema, through names, namespaces and common types. */
class SchemaFactsTest {
    private static SchemaFacts facts(String schema) throws Exception {
        return SchemaFacts.of(new Schema(schema).toJsonFormat());
    }

    private static Attribute required(DeclaredType type) {
        return new Attribute(type, true);
    }

    private static EntityOf entity(String type, String... ids) {
        return new EntityOf(type, Set.of(ids));
    }

    @Test
    void typesAreResolvedThroughCommonTypesAndNamespaces() throws Exception {
        SchemaFacts facts = facts("""
                type Money = decimal;
                type Line = { price: Money, count: __cedar::Long };
                entity decimalish;
                namespace Shop {
                  type Pence = Long;
                  type Lines = Set<Line>;
                  entity Customer, Desk;
                  action buy appliesTo { principal: Customer, resource: Desk, context: Context };
                  type Context = { input: { lines: Lines, tip: Pence, who: Customer, at?: datetime, "odd name": Set<Set<decimal>> } };
                }
                """);

        assertThat(facts.context(new EntityUid("Shop::Action", "buy")))
                .isEqualTo(new RecordOf(Map.of(
                        "input",
                        required(new RecordOf(Map.of(
                                "lines",
                                required(new SetOf(new RecordOf(
                                        Map.of("price", required(Scalar.DECIMAL), "count", required(Scalar.LONG))))),
                                "tip",
                                required(Scalar.LONG),
                                "who",
                                required(entity("Shop::Customer")),
                                "at",
                                new Attribute(Scalar.DATETIME, false),
                                "odd name",
                                required(new SetOf(new SetOf(Scalar.DECIMAL)))))))));
        assertThat(facts.context(new EntityUid("Action", "buy"))).isEqualTo(Scalar.UNKNOWN);
    }

    @Test
    void aNameMeansWhatIsNearest() throws Exception {
        SchemaFacts facts = facts("""
                entity Person, ipaddr;
                entity Color enum ["red", "green"];
                type duration = String;
                namespace Shop {
                  entity Customer, Desk, Long;
                  type Both = { a: Bool };
                  entity Both;
                  action buy appliesTo { principal: Customer, resource: Desk, context: {
                    a: Customer, b: Bool, c: Person, d: Action, e: ipaddr, f: Set<Customer>, g: String, h: Long, i: __cedar::Long,
                    j: duration, k: __cedar::duration, l: __cedar::ipaddr, m: Both, n: Color, o: Deep::Down::Thing } };
                }
                namespace Deep::Down { entity Thing; }
                """);

        Map<String, DeclaredType> members = new HashMap<>();
        facts.actions()
                .get(new EntityUid("Shop::Action", "buy"))
                .context()
                .attributes()
                .forEach((name, attribute) -> members.put(name, attribute.type()));
        assertThat(members)
                .isEqualTo(Map.ofEntries(
                        Map.entry("a", entity("Shop::Customer")),
                        Map.entry("b", Scalar.BOOL),
                        Map.entry("c", entity("Person")),
                        Map.entry("d", entity("Shop::Action", "buy")),
                        Map.entry("e", entity("ipaddr")),
                        Map.entry("f", new SetOf(entity("Shop::Customer"))),
                        Map.entry("g", Scalar.STRING),
                        Map.entry("h", entity("Shop::Long")),
                        Map.entry("i", Scalar.LONG),
                        Map.entry("j", Scalar.STRING),
                        Map.entry("k", Scalar.DURATION),
                        Map.entry("l", Scalar.IP),
                        Map.entry("m", new RecordOf(Map.of("a", required(Scalar.BOOL)))),
                        Map.entry("n", entity("Color", "red", "green")),
                        Map.entry("o", entity("Deep::Down::Thing"))));
    }

    @Test
    void theJsonFormWithExplicitKindsIsRead() throws Exception {
        SchemaFacts facts = SchemaFacts.of(new ObjectMapper().readTree("""
                {"N": {
                  "commonTypes": {"C": {"type": "Record", "attributes": {
                    "x": {"type": "Entity", "name": "U"}, "y": {"type": "Extension", "name": "ipaddr", "required": false},
                    "z": {"type": "Boolean"}, "w": {"type": "Set", "element": {"type": "String"}}}}},
                  "entityTypes": {"U": {"memberOfTypes": ["V"], "tags": {"type": "Long"}}, "V": {"shape": {"type": "C"}}},
                  "actions": {
                    "a": {"memberOf": [{"id": "b"}], "appliesTo":
                      {"principalTypes": ["U"], "resourceTypes": ["N::V"], "context": {"type": "C"}}},
                    "b": {"memberOf": [{"id": "c", "type": "N::Action"}], "appliesTo": null},
                    "c": {}}}}
                """));
        RecordOf record = new RecordOf(Map.of(
                "x", required(entity("N::U")),
                "y", new Attribute(Scalar.IP, false),
                "z", required(Scalar.BOOL),
                "w", required(new SetOf(Scalar.STRING))));
        EntityUid b = new EntityUid("N::Action", "b");
        EntityUid c = new EntityUid("N::Action", "c");
        RecordOf none = new RecordOf(Map.of());

        assertThat(facts.types())
                .isEqualTo(Map.of(
                        "N::U", new EntityType(Set.of(), none, Scalar.LONG, Set.of("N::V")),
                        "N::V", new EntityType(Set.of(), record, null, Set.of())));
        assertThat(facts.actions())
                .isEqualTo(Map.of(
                        new EntityUid("N::Action", "a"),
                        new ActionType(Set.of("N::U"), Set.of("N::V"), record, Set.of(b, c)),
                        b,
                        new ActionType(Set.of(), Set.of(), none, Set.of(c)),
                        c,
                        new ActionType(Set.of(), Set.of(), none, Set.of())));
    }

    @Test
    void parentsAndTagsAreThoseOfTheType() throws Exception {
        SchemaFacts facts = facts("""
                type Label = String;
                entity Team;
                namespace Shop {
                  entity Crew;
                  entity Customer in [Crew] tags Label;
                  entity Guest in [Crew] tags Long;
                  entity Robot;
                }
                entity Person in [Team] tags String;
                """);

        assertThat(facts.allowsParent("Shop::Customer", "Shop::Crew")).isTrue();
        assertThat(facts.allowsParent("Shop::Customer", "Team")).isFalse();
        assertThat(facts.allowsParent("Person", "Team")).isTrue();
        assertThat(facts.allowsParent("Shop::Robot", "Shop::Crew")).isFalse();
        assertThat(facts.allowsParent("Nobody", "Team")).isFalse();
        assertThat(facts.allowsTags("Shop::Customer")).isTrue();
        assertThat(facts.allowsTags("Person")).isTrue();
        assertThat(facts.allowsTags("Shop::Guest")).isFalse();
        assertThat(facts.allowsTags("Shop::Robot")).isFalse();
    }
}
