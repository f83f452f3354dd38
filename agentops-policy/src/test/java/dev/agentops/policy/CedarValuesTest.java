package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Cedar value a JSON value becomes, and which it refuses to become. */
class CedarValuesTest {
    private static final DeclaredType NONE = DeclaredType.Scalar.OTHER;

    private static Object value(String json, DeclaredType type) {
        return CedarValues.record(
                        JsonObject.parse("{\"v\": " + json + "}", new JsonLimits(512, 1_000_000, 10_000)),
                        new DeclaredType.RecordOf(Map.of("v", type)))
                .get("v");
    }

    @Test
    void valuesWithAnEqualInCedarAreKept() {
        assertThat(value("\"x\"", NONE)).isEqualTo("x");
        assertThat(value("true", NONE)).isEqualTo(true);
        assertThat(value("9223372036854775807", NONE)).isEqualTo(Long.MAX_VALUE);
        assertThat(value("-9223372036854775808", NONE)).isEqualTo(Long.MIN_VALUE);
        assertThat(value("[1, [\"a\"], {}]", NONE)).isEqualTo(CedarSet.of(1L, CedarSet.of("a"), Map.of()));
        assertThat(value("{\"a\": {\"b\": false}}", NONE)).isEqualTo(Map.of("a", Map.of("b", false)));
    }

    @Test
    void aMemberThatIsNullIsLeftOut() {
        assertThat(value("{\"a\": null, \"b\": 1}", NONE)).isEqualTo(Map.of("b", 1L));
        assertThat(value("null", NONE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "0.0001, 0.0001",
        "2.50000000, 2.5",
        "12E-4, 0.0012",
        "922337203685477.5807, 922337203685477.5807",
        "-922337203685477.5808, -922337203685477.5808"
    })
    void aFractionIsADecimal(String json, String decimal) {
        assertThat(value(json, NONE)).isEqualTo(CedarDecimal.parse(decimal));
    }

    @ParameterizedTest
    @CsvSource({"100", "100.0", "1e2", "1.00E+2", "100.000000000"})
    void theSpellingOfANumberDoesNotCountWhereNoTypeIsDeclared(String json) {
        assertThat(value(json, NONE)).isEqualTo(100L);
        assertThat(value("[" + json + "]", NONE)).isEqualTo(CedarSet.of(100L));
        assertThat(value(json, DeclaredType.Scalar.DECIMAL)).isEqualTo(CedarDecimal.parse("100.0"));
    }

    @ParameterizedTest
    @CsvSource({"-0.0, 0", "922337203685478.0, 922337203685478", "-9223372036854775808.0, -9223372036854775808"})
    void aNumberWithoutAFractionIsALongWhenItFits(String json, long integer) {
        assertThat(value(json, NONE)).isEqualTo(integer);
    }

    @ParameterizedTest
    @CsvSource({"50, 50.0", "-7, -7.0", "0, 0.0", "922337203685477, 922337203685477.0"})
    void anIntegerIsADecimalWhereTheSchemaSaysSo(String json, String decimal) {
        assertThat(value(json, DeclaredType.Scalar.DECIMAL)).isEqualTo(CedarDecimal.parse(decimal));
    }

    @ParameterizedTest
    @CsvSource({"3.0, 3", "-1e3, -1000", "9223372036854775807.0, 9223372036854775807", "0.000, 0"})
    void anIntegralFractionIsALongWhereTheSchemaSaysSo(String json, long integer) {
        assertThat(value(json, DeclaredType.Scalar.LONG)).isEqualTo(integer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.00001 | /v has more than 4 digits",
                "1e-900 | /v has more than 4 digits",
                "922337203685477.5808 | /v is out of the range of a Cedar decimal",
                "-922337203685477.5809 | /v is out of the range of a Cedar decimal",
                "1e900 | /v is out of the range of a Cedar decimal",
                "9223372036854775808 | /v is an integer beyond 64 bits",
                "-9223372036854775809 | /v is an integer beyond 64 bits",
                "[1, null] | /v/1 is null",
                "{\"__entity\": 1} | /v/__entity is a name that Cedar reserves",
                "{\"a\": [{\"__extn\": null}]} | /v/a/0/__extn is a name that Cedar reserves",
                "{\"a/b~c\": {\"__expr\": \"\"}} | /v/a~1b~0c/__expr is a name that Cedar reserves",
            })
    void aValueWithoutAnEqualInCedarIsRefusedWhereverItStands(String json, String problem) {
        assertThatThrownBy(() -> value(json, NONE))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageStartingWith(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.5 | /v has a fraction",
                "1e900 | /v is out of range",
                "9223372036854775808.0 | /v is out of range",
            })
    void aFractionIsRefusedWhereTheSchemaSaysLong(String json, String problem) {
        assertThatThrownBy(() -> value(json, DeclaredType.Scalar.LONG)).hasMessageStartingWith(problem);
    }

    @Test
    void argumentsHaveAtMostSixteenLevels() {
        DeclaredType context = NONE;
        for (SmallStackProbe.Shape shape : SmallStackProbe.Shape.values()) {
            Map<String, ?> most = Map.of(StandardMapping.INPUT, JsonObject.parse(shape.arguments(16)));
            Map<String, ?> more = Map.of(StandardMapping.INPUT, JsonObject.parse(shape.arguments(17)));

            assertThat(CedarValues.record(most, context)).as("%s", shape).isNotEmpty();
            assertThatThrownBy(() -> CedarValues.record(more, context))
                    .as("%s", shape)
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessageEndingWith(" is nested more than 16 levels deep: flatten it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"User\", \"id\": \"al\"} | ENTITY | /v would have to be an entity",
                "\"User::x\" | ENTITY | /v would have to be an entity",
                "{\"fn\": \"decimal\", \"arg\": \"2.0\"} | DECIMAL | /v must be a single value",
                "{\"fn\": \"ip\", \"arg\": \"::1\"} | EXTENSION | /v must be a single value",
                "[] | EXTENSION | /v must be a single value",
            })
    void noRecordStandsForAnEntityOrAnExtensionValue(String json, DeclaredType.Scalar type, String problem) {
        assertThatThrownBy(() -> value(json, type))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void aMemberThatTheSchemaDoesNotDeclareIsRefusedWhateverItsValue() {
        DeclaredType empty = new DeclaredType.RecordOf(Map.of());
        for (String json : List.of("{\"z\": null}", "{\"z\": 1}")) {
            assertThatThrownBy(() -> value(json, empty))
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessage("/v/z is not declared by the schema: leave it out");
        }
    }
}
