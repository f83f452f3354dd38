package dev.agentops.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas come from tool servers: none may load anything, hang, exhaust memory or smuggle text. */
class HostileSchemaTest {
    private static final JsonLimits WIDE = new JsonLimits(512, 100_000_000, 1_000_000);

    private static List<String> refused(String schema) {
        SchemaInvalidException refused = catchThrowableOfType(
                SchemaInvalidException.class, () -> JsonToolSchema.parse(schema.replace('\'', '"')));
        assertThat(refused).as("must be refused: %s", schema).isNotNull();
        return refused.problems().stream().map(SchemaProblem::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/schema.json",
                "https://example.org/schema",
                "file:///etc/passwd",
                "classpath:/draft-07/schema",
                "resource:/x",
                "jar:file:/x.jar!/y",
                "//host/x",
                "other.json#/a",
                "urn:x:y",
                "",
                "http://json-schema.org/draft-07/schema#"
            })
    void aReferenceOutOfTheSchemaIsRefusedAndNamed(String reference) {
        assertThat(refused("{'properties':{'a':{'$ref':'" + reference + "'}}}"))
                .singleElement()
                .asString()
                .startsWith("/properties/a/$ref refers outside of the schema, which is never followed");
        assertThat(refused("{'unevaluatedProperties':{'$ref':'" + reference + "'}}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'$ref':'#/$defs/none'} | /$ref refers to `#/$defs/none`, which does not exist",
                "{'$ref':'#anchor','$defs':{'a':{'$anchor':'anchor'}}} | /$ref refers to `#anchor`, which does not exist",
                "{'$ref':'#/%zz'} | /$ref refers to `#/%zz`, which does not exist",
                "{'$ref':7} | /$ref refers outside",
                "{'$ref':'#'} | the schema refers to itself without going into the value",
                "{'$dynamicRef':'#x'} | /$dynamicRef is not supported",
                "{'$schema':'http://evil.example/meta'} | /$schema names a dialect that is not known",
                "{'$schema':7} | /$schema names a dialect that is not known",
                "{'properties':{'a':{'$id':'http://evil.example/'}}} | /properties/a/$id makes a second schema document",
                "{'properties':{'a':{'$schema':'http://evil.example/meta'}}} | /properties/a/$schema changes the dialect",
                "{'type':'dict'} | /type is \"dict\", must be one of string, integer, number",
                "{'type':[]} | /type is [], must be one of",
                "{'properties':[]} | /properties must be an object, is an array",
                "{'properties':{'a':7}} | /properties/a must be a schema (an object, true or false), is an integer",
                "{'required':'a'} | /required must be an array of names, is a string",
                "{'required':['a',1]} | /required must be an array of names, has something else in it",
                "{'minimum':'1'} | /minimum must be a number, is a string",
                "{'minLength':-1} | /minLength must be an integer of at least 0",
                "{'maxItems':1.5} | /maxItems must be an integer of at least 0",
                "{'multipleOf':0} | /multipleOf must be greater than 0",
                "{'uniqueItems':1} | /uniqueItems must be true or false, is an integer",
                "{'enum':[]} | /enum must be an array of at least one value",
                "{'anyOf':[]} | /anyOf must be an array of at least one schema",
                "{'items':[{}]} | /items is an array, must be one schema: move the array to prefixItems",
                "{'prefixItems':{}} | /prefixItems must be an array of schemas",
                "{'pattern':7} | /pattern must be a string, is an integer",
                "{'dependencies':{'a':['b']}} | /dependencies is a keyword of draft-07, in another dialect it would be ignored: use dependentRequired or dependentSchemas, or give $schema http://json-schema.org/draft-07/schema",
                "{'properties':{'a':{'dependencies':{}}}} | /properties/a/dependencies is a keyword of draft-07",
                "{'prefixItems':[{}],'additionalItems':false} | /additionalItems is a keyword of draft-07 and would be ignored",
                "{'$schema':'http://json-schema.org/draft-07/schema#','dependentRequired':{'a':['b']}} | /dependentRequired is a keyword of 2020-12",
                "{'$schema':'http://json-schema.org/draft-07/schema#','unevaluatedProperties':false} | /unevaluatedProperties is a keyword of 2020-12",
                "{'$defs':{'unused':{'type':'nonsense'}}} | /$defs/unused/type is \"nonsense\"",
                "{'unevaluatedProperties':false,'uniqueItems':true} | /uniqueItems is not supported in one schema with",
            })
    void whatIsNotASchemaIsRefusedWithItsPlace(String schema, String message) {
        assertThat(refused(schema)).anySatisfy(problem -> assertThat(problem).startsWith(message));
    }

    @Test
    void allProblemsAreListedAtOnce() {
        assertThat(refused("{'type':'dict','properties':{'a':{'type':'float'},'b':{'pattern':'(?=x)'}}}"))
                .hasSize(3);
    }

    @Test
    void referencesInLoopsThatConsumeNothingAreRefused() {
        assertThat(
                        refused(
                                "{'$ref':'#/$defs/a','$defs':{'a':{'anyOf':[{'$ref':'#/$defs/b'}]},'b':{'not':{'$ref':'#/$defs/a'}}}}"))
                .allSatisfy(problem -> assertThat(problem).contains("refers to itself without going into the value"))
                .anySatisfy(problem -> assertThat(problem).startsWith("/$defs/a "))
                .noneSatisfy(problem -> assertThat(problem).startsWith("the schema "));
    }

    @Test
    void recursionThatGoesIntoTheValueIsAccepted() {
        JsonToolSchema tree = JsonToolSchema.parse("{\"properties\":{\"left\":{\"$ref\":\"#/$defs/node\"}},"
                + "\"$defs\":{\"node\":{\"type\":\"object\",\"properties\":{\"left\":{\"$ref\":\"#/$defs/node\"}}}}}");
        String deep = "{\"left\":".repeat(50) + "{}" + "}".repeat(50);
        assertThat(tree.validate(JsonObject.parse(deep))).isEmpty();
        assertThat(tree.validate(JsonObject.parse(deep.replace("{}", "7")))).hasSize(1);
    }

    @Test
    void exponentialSchemasRunOutOfStepsInsteadOfTime() {
        String levels = IntStream.range(0, 60)
                .mapToObj(i -> "\"d" + i + "\":{\"anyOf\":[{\"$ref\":\"#/$defs/d" + (i + 1)
                        + "\"},{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}]}")
                .collect(Collectors.joining(","));
        JsonToolSchema schema = JsonToolSchema.parse(
                "{\"$ref\":\"#/$defs/d0\",\"$defs\":{" + levels + ",\"d60\":{\"type\":\"string\"}}}");
        List<ArgumentProblem> problems =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> schema.validate(JsonObject.empty()));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ArgumentProblem.Kind.SCHEMA);
            assertThat(problem.message()).contains("too much work");
        });
    }

    @Test
    void recursionIntoDeepArgumentsStopsBeforeTheStackDoes() {
        JsonToolSchema schema = JsonToolSchema.of(
                JsonObject.parse(
                        "{\"$ref\":\"#/$defs/n\",\"$defs\":{\"n\":{\"allOf\":[{\"allOf\":[{\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"}}}]}]}}}"));
        JsonObject deep = JsonObject.parse("{\"a\":".repeat(500) + "{}" + "}".repeat(500), WIDE);
        assertThat(schema.validate(deep))
                .extracting(ArgumentProblem::kind)
                .containsExactly(ArgumentProblem.Kind.SCHEMA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'items':{'multipleOf':0.01}} | 7e999 | 110000",
                "{'items':{'multipleOf':7e-999}} | 7e999 | 110000",
                "{'items':{'maximum':1.1e999}} | 1e999 | 110000",
                "{'items':{'enum':[1.01e999,1.02e999,1e999]}} | 1.00e999 | 90000",
            })
    void arithmeticOnLongNumbersRunsOutOfStepsInsteadOfTime(String keyword, String number, int count) {
        JsonToolSchema schema = JsonToolSchema.parse(
                "{'properties':{'v':%s}}".formatted(keyword).replace('\'', '"'));
        JsonObject attack = JsonObject.parse("{\"v\":[" + (number + ",").repeat(count - 1) + number + "]}");
        List<ArgumentProblem> problems =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> schema.validate(attack));
        assertThat(problems).singleElement().asString().contains("too much work");
    }

    @Test
    void integersWrittenAsLongFractionsRunOutOfStepsInsteadOfTime() {
        String forms = "{\"items\":{\"type\":\"integer\"}},".repeat(20);
        JsonToolSchema schema =
                JsonToolSchema.parse("{\"properties\":{\"v\":{\"allOf\":[" + forms + "{\"uniqueItems\":true}]}}}");
        String integer = "1." + "0".repeat(900);
        JsonObject attack = JsonObject.parse("{\"v\":[" + (integer + ",").repeat(1_000) + "2]}");
        List<ArgumentProblem> problems =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> schema.validate(attack));
        assertThat(problems).singleElement().asString().contains("too much work");
    }

    @Test
    void longNumbersAreNotGivenToTheGeneralValidator() {
        JsonToolSchema schema = JsonToolSchema.parse("{\"unevaluatedProperties\":{\"items\":{\"multipleOf\":0.01}}}");
        JsonObject attack = JsonObject.parse("{\"v\":[" + "7e999,".repeat(110_000) + "1]}");
        List<ArgumentProblem> problems =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> schema.validate(attack));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(ArgumentProblem.Kind.SCHEMA);
            assertThat(problem.message()).contains("send shorter numbers");
        });
        assertThat(refused("{'unevaluatedProperties':{'multipleOf':1e-999}}"))
                .singleElement()
                .asString()
                .contains("digits or places");
    }

    @Test
    void longArraysOfOrdinaryNumbersAreChecked() {
        JsonToolSchema schema = JsonToolSchema.parse(
                "{\"properties\":{\"v\":{\"items\":{\"type\":\"number\",\"minimum\":0,\"multipleOf\":0.01}}}}");
        assertThat(schema.validate(JsonObject.parse("{\"v\":[" + "12.34,".repeat(100_000) + "1]}")))
                .isEmpty();
        assertThat(schema.validate(JsonObject.parse("{\"v\":[7e999,1e2,-0.0,0.00,1.7976931348623157E308]}")))
                .isEmpty();
        assertThat(schema.validate(JsonObject.parse("{\"v\":[0.005,1e-999]}"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"^(a+)+$", "^(a|aa)+$", "^(a|a?)+$", "^(.*a){20}$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void catastrophicExpressionsRunInLinearTime(String expression) {
        JsonToolSchema schema =
                JsonToolSchema.of(JsonObject.copyOf(Map.of("properties", Map.of("v", Map.of("pattern", expression)))));
        JsonObject attack = JsonObject.copyOf(Map.of("v", "a".repeat(50_000) + "!"));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(schema.validate(attack)).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a)\\\\1",
                "(?=a)b",
                "(?!a)b",
                "(?<=a)b",
                "(?<!a)b",
                "(?>a)b",
                "a++",
                "[",
                "(",
                "\\\\cA",
                "(?<n>a)\\\\k<n>"
            })
    void expressionsThatNeedBacktrackingAreRefusedWithTheirPlace(String expression) {
        assertThat(refused("{'properties':{'v':{'pattern':'" + expression + "'}}}"))
                .singleElement()
                .asString()
                .startsWith("/properties/v/pattern is not an expression that runs in linear time");
        assertThat(refused("{'patternProperties':{'" + expression + "':{}}}"))
                .allSatisfy(problem -> assertThat(problem).startsWith("/patternProperties/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((((a{30}){30}){30}){30}){30})",
                "((a{100}){100}){100}",
                "(?:(?:(?:a{0,100}){0,100}){0,100})",
                "((a{99}){99}?){99}",
                "([a-z]{200}){200}",
                "(\\\\d{900}\\\\d{900}){900}",
                "a{1000}{1000}"
            })
    void expressionsThatWouldFillTheMemoryAreRefused(String expression) {
        assertThat(refused("{'pattern':'" + expression + "'}"))
                .singleElement()
                .asString()
                .startsWith("/pattern repeats or nests too much");
    }

    @Test
    void veryLongAndVeryDeepExpressionsAreRefused() {
        assertThat(refused("{'pattern':'" + "a".repeat(1_001) + "'}"))
                .singleElement()
                .asString()
                .contains("has 1001 characters");
        assertThat(refused("{'pattern':'" + "(".repeat(450) + "a" + ")".repeat(450) + "'}"))
                .singleElement()
                .asString()
                .contains("repeats or nests too much");
    }

    @Test
    void manyExpressionsTogetherAreBounded() {
        String members = IntStream.range(0, 100)
                .mapToObj(i -> "'p" + i + "':{'pattern':'a{900}'}")
                .collect(Collectors.joining(","));
        assertThat(refused("{'properties':{" + members + "}}"))
                .contains("the schema has expressions that are too large together");
    }

    @Test
    void aSchemaTenThousandLevelsDeepIsRefused() {
        String deep = "{\"items\":".repeat(10_000) + "{}" + "}".repeat(10_000);
        assertThatThrownBy(() -> JsonToolSchema.parse(deep))
                .isInstanceOf(SchemaInvalidException.class)
                .hasMessageContaining("nested deeper than 100 levels");
    }

    @Test
    void aSchemaFrozenUnderWiderLimitsIsHeldToTheSame() {
        JsonObject deep = JsonObject.parse("{\"items\":".repeat(400) + "{}" + "}".repeat(400), WIDE);
        assertThatThrownBy(() -> JsonToolSchema.of(deep)).isInstanceOf(SchemaInvalidException.class);
    }

    @Test
    void tooManySchemasAreRefused() {
        String many = "{'anyOf':[" + "{},".repeat(6_000) + "{}]}";
        assertThat(refused(many)).contains("the schema has more than 5000 schemas in it");
    }

    @Test
    void aHugeEnumWorksAndIsShownInPart() {
        String values =
                IntStream.range(0, 20_000).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(","));
        JsonToolSchema schema = JsonToolSchema.parse("{\"properties\":{\"v\":{\"enum\":[" + values + "]}}}");
        assertThat(schema.validate(JsonObject.parse("{\"v\":\"v19999\"}"))).isEmpty();
        assertThat(schema.validate(JsonObject.parse("{\"v\":\"w\"}")))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).hasSizeLessThan(700).endsWith(", …"));
    }

    @Test
    void namesOfPrototypesAndKeywordsAreOrdinaryNames() {
        String names =
                "\"__proto__\":{\"type\":\"integer\"},\"constructor\":{},\"toString\":{},\"$ref\":{\"type\":\"string\"},"
                        + "\"$id\":{},\"$schema\":{},\"enum\":{},\"\":{}";
        JsonToolSchema schema = JsonToolSchema.parse("{\"properties\":{" + names + "}}");
        assertThat(
                        schema.validate(
                                JsonObject.parse(
                                        "{\"__proto__\":1,\"constructor\":1,\"toString\":1,\"$ref\":\"http://x\",\"$id\":1,\"$schema\":1,\"enum\":1,\"\":1}")))
                .isEmpty();
        assertThat(schema.validate(JsonObject.parse("{\"__proto__\":\"x\",\"hashCode\":1}")))
                .hasSize(2);
    }

    @Test
    void referencesInsideOfDataAreData() {
        JsonToolSchema schema =
                JsonToolSchema.parse("{\"properties\":{\"a\":{\"enum\":[{\"$ref\":\"http://127.0.0.1:1/\"}],"
                        + "\"default\":{\"$ref\":\"file:/x\"},\"examples\":[{\"$ref\":\"y\"}]}}}");
        assertThat(schema.validate(JsonObject.parse("{\"a\":{\"$ref\":\"http://127.0.0.1:1/\"}}")))
                .isEmpty();
    }

    @Test
    void aKeywordThatStandsTwiceIsRefused() {
        assertThat(refused("{'type':'object','type':'string'}"))
                .singleElement()
                .asString()
                .contains("stands twice");
    }

    @Test
    void textOfTheSchemaCannotSteerATerminal() {
        JsonToolSchema schema = JsonToolSchema.parse(
                "{\"properties\":{\"a\\u001b[2J\":{\"enum\":[\"\\u202e\\u0007x\"]},\"b\":{\"pattern\":\"\\u001b]0;t\"}},\"required\":[\"r\\u001b\"]}");
        List<ArgumentProblem> problems =
                schema.validate(JsonObject.parse("{\"a\\u001b[2J\":1,\"b\":\"x\",\"c\\u001b[31m\":2}"));
        assertThat(problems).hasSize(4);
        assertThat(problems)
                .allSatisfy(problem ->
                        assertThat(problem.pointer() + problem.message()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}]"));
    }

    @Test
    void problemsAreBoundedInNumberAndLength() {
        String unknown = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"" + "n".repeat(100) + i + "\":1")
                .collect(Collectors.joining(","));
        List<ArgumentProblem> problems =
                JsonToolSchema.parse("{\"properties\":{\"name\":{}}}").validate(JsonObject.parse("{" + unknown + "}"));
        assertThat(problems).hasSizeLessThanOrEqualTo(50).isNotEmpty();
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.pointer()).hasSizeLessThan(600);
            assertThat(problem.message()).hasSizeLessThan(1_000);
        });
    }

    @Test
    void noProblemQuotesAValue() {
        String canary = "CANARY-4711";
        String schema =
                "{\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"enum\":[\"x\"]},\"c\":{\"pattern\":\"^z\"},"
                        + "\"d\":{\"maxLength\":1},\"e\":{\"not\":{}},\"f\":{\"anyOf\":[{\"const\":1},{\"const\":2}]},\"g\":{\"items\":{\"type\":\"null\"}}}}";
        String arguments =
                "{\"a\":\"%1$s\",\"b\":\"%1$s\",\"c\":\"%1$s\",\"d\":\"%1$s\",\"e\":\"%1$s\",\"f\":\"%1$s\",\"g\":[\"%1$s\"],\"h\":\"%1$s\"}"
                        .formatted(canary);
        List<ArgumentProblem> problems = JsonToolSchema.parse(schema).validate(JsonObject.parse(arguments));
        assertThat(problems).hasSize(8).noneMatch(problem -> problem.toString().contains(canary));
    }
}
