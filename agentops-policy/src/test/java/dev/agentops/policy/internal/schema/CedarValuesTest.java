package dev.agentops.policy.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.policy.internal.schema.DeclaredType.Attribute;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Cedar value a JSON value becomes, and which it refuses to become. */
class CedarValuesTest {
    private static final DeclaredType NONE = DeclaredType.Scalar.UNKNOWN;

    private static Object value(String json, DeclaredType type) {
        return CedarValues.record(
                        JsonObject.parse("{\"v\": " + json + "}", new JsonLimits(512, 1_000_000, 10_000)),
                        new RecordOf(Map.of("v", new Attribute(type, false))))
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

    /** Arguments of so many levels of objects, of arrays, and of both in turn; the object itself is the first. */
    private static List<String> nested(int levels) {
        int inner = levels - 1;
        return List.of(
                "{\"a\":" + "{\"a\":".repeat(inner) + "1" + "}".repeat(inner) + "}",
                "{\"a\":" + "[".repeat(inner) + "]".repeat(inner) + "}",
                "{\"a\":" + "[{\"a\":".repeat(inner / 2) + (inner % 2 == 0 ? "1" : "[]") + "}]".repeat(inner / 2)
                        + "}");
    }

    @Test
    void argumentsHaveAtMostSixteenLevels() {
        for (int shape = 0; shape < 3; shape++) {
            JsonObject most = JsonObject.parse(nested(16).get(shape));
            JsonObject more = JsonObject.parse(nested(17).get(shape));

            assertThat(CedarValues.record(Map.of("input", most), NONE)).isNotEmpty();
            assertThat(CedarValues.arguments(most, NONE)).isNotEmpty();
            assertThatThrownBy(() -> CedarValues.record(Map.of("input", more), NONE))
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessageEndingWith(" is nested more than 16 levels deep: flatten it");
            assertThatThrownBy(() -> CedarValues.arguments(more, NONE))
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessageStartingWith("/input/a/")
                    .hasMessageEndingWith(" is nested more than 16 levels deep: flatten it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fn\": \"decimal\", \"arg\": \"2.0\"} | DECIMAL",
                "{\"fn\": \"ip\", \"arg\": \"::1\"} | IP",
                "[] | DURATION",
                "{} | STRING",
            })
    void noObjectStandsForASingleValue(String json, Scalar type) {
        assertThatThrownBy(() -> value(json, type))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage("/v must be a single value, not an object or an array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"User\", \"id\": \"al\"}", "\"User::x\"", "1", "[]"})
    void noArgumentIsAnEntity(String json) {
        assertThatThrownBy(() -> value(json, new EntityOf("User", Set.of())))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage("/v would have to be an entity, which no argument can be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5 | DECIMAL | 1.5",
                "-0.25 | DECIMAL | -0.25",
                "192.0.2.0/24 | IP | 192.0.2.0/24",
                "1970-01-01T00:00:00+0000 | DATETIME | 1970-01-01T00:00:00Z",
                "1m | DURATION | 60000ms"
            })
    void textIsAValueOfTheExtensionTypeThatTheSchemaDeclares(String text, Scalar type, String shown) {
        assertThat(value("\"" + text + "\"", type))
                .isNotInstanceOf(String.class)
                .hasToString(shown);
        assertThat(value("\"" + text + "\"", NONE)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"secret\" | LONG | must be an integer",
                "\"secret\" | BOOL | must be true or false",
                "\"secret\" | DECIMAL | must be a number with at most four digits after the point",
                "\"secret\" | IP | must be the text of an address such as 192.0.2.1 or 192.0.2.0/24",
                "\"secret\" | DATETIME | must be the text of a moment such as 2024-10-15T11:35:00Z",
                "\"secret\" | DURATION | must be the text of a span of time such as 1d2h30m",
                "7 | STRING | must be text",
                "7.5 | STRING | must be text",
                "7 | IP | must be the text of an address such as 192.0.2.1 or 192.0.2.0/24",
                "true | STRING | must be text",
                "true | DECIMAL | must be a number with at most four digits after the point",
            })
    void aValueOfAnotherTypeIsRefusedWithoutBeingShown(String json, Scalar type, String problem) {
        assertThatThrownBy(() -> value(json, type))
                .isInstanceOf(UnfitValueException.class)
                .hasMessage("/v " + problem);
    }

    @Test
    void containersOfAnotherKindAreRefused() {
        DeclaredType longs = new SetOf(Scalar.LONG);
        DeclaredType empty = new RecordOf(Map.of());

        assertThat(value("[1, 2, 1]", longs)).isEqualTo(CedarSet.of(2L, 1L));
        assertThatThrownBy(() -> value("[1, \"secret\"]", longs)).hasMessage("/v/1 must be an integer");
        assertThatThrownBy(() -> value("{}", longs)).hasMessage("/v must be an array");
        assertThatThrownBy(() -> value("1", longs)).hasMessage("/v must be an array");
        assertThatThrownBy(() -> value("[]", empty)).hasMessage("/v must be an object");
        assertThatThrownBy(() -> value("1", empty)).hasMessage("/v must be an object");
    }

    @Test
    void aRequiredMemberIsMissingAlsoWhenItIsNull() {
        DeclaredType type =
                new RecordOf(Map.of("a/b", new Attribute(Scalar.LONG, true), "c", new Attribute(Scalar.LONG, false)));

        assertThat(value("{\"a/b\": 1}", type)).isEqualTo(Map.of("a/b", 1L));
        for (String json : List.of("{}", "{\"a/b\": null}", "{\"c\": 1}")) {
            assertThatThrownBy(() -> value(json, type))
                    .hasMessage("/v/a~1b is missing, and the schema requires it: give it");
        }
    }

    @Test
    void whatFitsAsItStandsIsNotCopied() {
        JsonObject arguments = JsonObject.parse("{\"a\": \"x\", \"b\": {\"c\": 1, \"d\": true}}");
        DeclaredType inner =
                new RecordOf(Map.of("c", new Attribute(Scalar.LONG, true), "d", new Attribute(Scalar.BOOL, true)));
        DeclaredType type =
                new RecordOf(Map.of("a", new Attribute(Scalar.STRING, true), "b", new Attribute(inner, true)));

        assertThat((Object) CedarValues.record(arguments, type)).isSameAs(arguments);
        assertThat((Object) CedarValues.arguments(arguments, NONE)).isSameAs(arguments);
    }

    @Test
    void onlyThePathToWhatChangesIsCopied() {
        JsonObject arguments = JsonObject.parse("{\"a\": {\"x\": 1}, \"b\": {\"y\": null, \"z\": [2]}, \"c\": {}}");
        Map<String, Object> record = CedarValues.arguments(arguments, NONE);

        assertThat(record).isEqualTo(Map.of("a", Map.of("x", 1L), "b", Map.of("z", CedarSet.of(2L)), "c", Map.of()));
        assertThat(record.get("a")).isSameAs(arguments.get("a"));
        assertThat(record.get("c")).isSameAs(arguments.get("c"));
    }

    @Test
    void whatFitsAsItStandsIsCheckedWithoutAllocation() {
        JsonObject arguments = JsonObject.parse("{\"a\": \"x\", \"b\": {\"c\": 1, \"d\": true}}");
        DeclaredType inner =
                new RecordOf(Map.of("c", new Attribute(Scalar.LONG, true), "d", new Attribute(Scalar.BOOL, true)));
        DeclaredType type =
                new RecordOf(Map.of("a", new Attribute(Scalar.STRING, true), "b", new Attribute(inner, true)));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                CedarValues.arguments(arguments, i % 2 == 0 ? type : NONE);
            }
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(fewest).isLessThan(1_000);
    }

    @Test
    void arraysWithinObjectsAreReadOnceOnEachLevel() {
        String deep = "{\"a\": [1], \"b\": ".repeat(15) + "{}" + "}".repeat(15);

        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(CedarValues.arguments(JsonObject.parse(deep), NONE))
                        .hasSize(2));
    }

    @Test
    void valuesOfCedarStandForThemselves() {
        EntityUid alice = new EntityUid("User", "alice");
        Map<String, Object> members = Map.of(
                "who",
                alice,
                "ip",
                new CedarDuration(1),
                "all",
                CedarSet.of(alice),
                "record",
                CedarRecord.of(Map.of("d", new CedarDecimal(1))));

        assertThat(CedarValues.record(members, NONE)).isEqualTo(members);
        assertThat(CedarValues.record(
                        Map.of("who", alice),
                        new RecordOf(Map.of("who", new Attribute(new EntityOf("User", Set.of("alice")), true)))))
                .isEqualTo(Map.of("who", alice));
        assertThatThrownBy(() -> CedarValues.record(
                        Map.of("who", alice),
                        new RecordOf(Map.of("who", new Attribute(new EntityOf("Robot", Set.of()), true)))))
                .hasMessage("/who must be an entity of the type Robot");
        assertThatThrownBy(() -> CedarValues.record(
                        Map.of("who", alice),
                        new RecordOf(Map.of("who", new Attribute(new EntityOf("User", Set.of("bob")), true)))))
                .hasMessage("/who is none of the entities that the type User has");
        assertThatThrownBy(() -> CedarValues.record(Map.of("n", 1), NONE))
                .hasMessage("/n is a java.lang.Integer, which is no JSON value");
    }

    @Test
    void unpairedSurrogatesAreRefused() {
        String bad = "x\ud800";
        assertThatThrownBy(() -> CedarValues.record(Map.of("a", bad), NONE))
                .hasMessage("/a has an unpaired surrogate, which Cedar cannot hold");
        assertThatThrownBy(() -> CedarValues.record(Map.of(bad, "a"), NONE)).isInstanceOf(UnfitValueException.class);
        assertThatThrownBy(() -> CedarValues.record(Map.of("a", CedarSet.of(bad)), NONE))
                .hasMessage("/a/0 has an unpaired surrogate, which Cedar cannot hold");
        assertThatThrownBy(() -> CedarValues.record(Map.of("a", new EntityUid("User", bad)), NONE))
                .isInstanceOf(UnfitValueException.class);
        assertThat(CedarValues.record(Map.of("a", "\ud83d\ude00"), NONE)).isEqualTo(Map.of("a", "\ud83d\ude00"));
    }

    @Test
    void aMemberThatTheSchemaDoesNotDeclareIsRefusedWhateverItsValue() {
        DeclaredType empty = new RecordOf(Map.of());
        for (String json : List.of("{\"z\": null}", "{\"z\": 1}")) {
            assertThatThrownBy(() -> value(json, empty))
                    .isInstanceOf(UnfitValueException.class)
                    .hasMessage("/v/z is not declared by the schema: leave it out");
        }
    }
}
