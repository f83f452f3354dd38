package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.schema.Schema;
import dev.agentops.policy.DeclaredType.RecordOf;
import dev.agentops.policy.DeclaredType.Scalar;
import dev.agentops.policy.DeclaredType.SetOf;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken out of a schema, through names, namespaces and common types. */
class SchemaFactsTest {
    private static SchemaFacts facts(String schema) throws Exception {
        return SchemaFacts.of(new Schema(schema).toJsonFormat());
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
                        new RecordOf(Map.of(
                                "lines", new SetOf(new RecordOf(Map.of("price", Scalar.DECIMAL, "count", Scalar.LONG))),
                                "tip", Scalar.LONG,
                                "who", Scalar.ENTITY,
                                "at", Scalar.EXTENSION,
                                "odd name", new SetOf(new SetOf(Scalar.DECIMAL)))))));
        assertThat(facts.context(new EntityUid("Action", "buy"))).isEqualTo(Scalar.OTHER);
    }

    @Test
    void anEntityHasNoTypeThatAJsonValueTakes() throws Exception {
        SchemaFacts facts = facts("""
                namespace Shop {
                  entity Customer, Desk;
                  action buy appliesTo { principal: Customer, resource: Desk, context: {
                    a: Customer, b: Bool, c: Person, d: Action, e: ipaddr, f: Set<Customer>, g: String } };
                }
                entity Person;
                """);

        assertThat(facts.context(new EntityUid("Shop::Action", "buy")))
                .isEqualTo(new RecordOf(Map.of(
                        "a", Scalar.ENTITY,
                        "b", Scalar.OTHER,
                        "c", Scalar.ENTITY,
                        "d", Scalar.ENTITY,
                        "e", Scalar.EXTENSION,
                        "f", new SetOf(Scalar.ENTITY),
                        "g", Scalar.OTHER)));
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
