package dev.agentops.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonToolSchemaTest {
    private static List<ArgumentProblem> problems(String schema, String arguments) {
        return JsonToolSchema.parse(schema.replace('\'', '"')).validate(JsonObject.parse(arguments.replace('\'', '"')));
    }

    private static String shown(ArgumentProblem problem) {
        return problem.kind() + " " + problem.pointer() + " " + problem.message();
    }

    /** One keyword for the argument {@code v}: a value that it accepts, one that it refuses, and what it says then. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'string' | 'x' | 1 | TYPE /v must be a string, is an integer",
                "'type':'integer' | 3.0 | 3.5 | TYPE /v must be an integer, is a number with a fraction",
                "'type':'integer' | 1e3 | 'x' | TYPE /v must be an integer, is a string",
                "'type':'integer' | 92233720368547758080 | true | TYPE /v must be an integer, is a boolean",
                "'type':'number' | 3 | [] | TYPE /v must be a number, is an array",
                "'type':'boolean' | false | 0 | TYPE /v must be true or false, is an integer",
                "'type':'null' | null | '' | TYPE /v must be null, is a string",
                "'type':'array' | [] | {} | TYPE /v must be an array, is an object",
                "'type':['string','null'] | null | 1 | TYPE /v must be a string or null, is an integer",
                "'enum':['a','b',1,null] | 1.0 | 'c' | VALUE /v must be one of \"a\", \"b\", 1, null",
                "'enum':[{'a':[1]}] | {'a':[1.0]} | {'a':[2]} | VALUE /v must be {\"a\":[1]}",
                "'const':'a' | 'a' | 'b' | VALUE /v must be \"a\"",
                "'minimum':1 | 1 | 0.99 | VALUE /v must be at least 1",
                "'maximum':1.5 | 1.5 | 1.51 | VALUE /v must be at most 1.5",
                "'exclusiveMinimum':1 | 2 | 1.0 | VALUE /v must be greater than 1",
                "'exclusiveMaximum':1 | 0 | 1 | VALUE /v must be less than 1",
                "'maximum':9223372036854775808 | 9223372036854775808 | 9223372036854775808.5 | VALUE /v must be at most 9223372036854775808",
                "'multipleOf':0.01 | 19.99 | 19.999 | VALUE /v must be a multiple of 0.01",
                "'minLength':2 | 'ab' | '\uD83D\uDE00' | VALUE /v must have at least 2 characters, has 1",
                "'maxLength':1 | '\uD83D\uDE00' | 'ab' | VALUE /v must have at most 1 characters, has 2",
                "'pattern':'^#W[0-9]+$' | '#W12' | 'W12' | VALUE /v must match the pattern ^#W[0-9]+$",
                "'pattern':'b' | 'abc' | 'acd' | VALUE /v must match the pattern b",
                "'minItems':1 | [0] | [] | VALUE /v must have at least 1 items, has 0",
                "'maxItems':1 | [0] | [0,1] | VALUE /v must have at most 1 items, has 2",
                "'uniqueItems':true | [1,'1'] | [1,2,1.0] | VALUE /v/2 stands in the array already: each item may stand there once",
                "'items':{'type':'string'} | ['x'] | ['x',1] | TYPE /v/1 must be a string, is an integer",
                "'prefixItems':[{'type':'string'}],'items':false | ['x'] | ['x',1] | VALUE /v/1 is one too many: at most 1 items are allowed",
                "'contains':{'const':1} | [2,1] | [2] | VALUE /v must have at least 1 items of the form that the tool asks for, has 0",
                "'properties':{'a':{'type':'string'}} | {'a':'x'} | {'a':1} | TYPE /v/a must be a string, is an integer",
                "'required':['a/b'] | {'a/b':1} | {} | MISSING /v/a~1b is required",
                "'properties':{'a':{'enum':[1,2]}},'required':['a'] | {'a':1} | {} | MISSING /v/a is required: give one of 1, 2",
                "'dependentRequired':{'a':['b']} | {'b':1} | {'a':1} | MISSING /v/b is required when `a` is given",
                "'dependentSchemas':{'a':{'required':['b']}} | {'a':1,'b':1} | {'a':1} | MISSING /v/b is required",
                "'additionalProperties':false,'properties':{'city':{}} | {'city':1} | {'City_':1} | UNKNOWN /v/City_ is not a member of this object; did you mean `city`? it takes: `city`",
                "'additionalProperties':{'type':'integer'} | {'a':1} | {'a':'x'} | TYPE /v/a must be an integer, is a string",
                "'patternProperties':{'^x-':{'type':'integer'}} | {'x-a':1,'b':'y'} | {'x-a':'y'} | TYPE /v/x-a must be an integer, is a string",
                "'propertyNames':{'maxLength':2} | {'ab':1} | {'abc':1} | UNKNOWN /v/abc is not a name that is allowed here",
                "'minProperties':1 | {'a':1} | {} | VALUE /v must have at least 1 members, has 0",
                "'allOf':[{'type':'string'},{'minLength':2}] | 'ab' | 'a' | VALUE /v must have at least 2 characters, has 1",
                "'anyOf':[{'type':'string'},{'type':'null'}] | null | 1 | TYPE /v must be a string or null, is an integer",
                "'anyOf':[{'type':'string','maxLength':1},{'type':'null'}] | 'a' | 'ab' | VALUE /v must have at most 1 characters, has 2",
                "'oneOf':[{'minimum':1},{'maximum':5}] | 0 | 3 | VALUE /v matches more than one of the forms that the tool takes, of which exactly one may match",
                "'oneOf':[{'required':['a','b']},{'required':['c']}] | {'c':1} | {} | MISSING /v/c is required",
                "'not':{'type':'null'} | 1 | null | VALUE /v has a form that the tool excludes",
                "'if':{'type':'string'},'then':{'minLength':1},'else':{'minimum':1} | 'a' | 0 | VALUE /v must be at least 1",
                "'$ref':'#/$defs/id','maxLength':2 | 'ab' | 'abc' | VALUE /v must have at most 2 characters, has 3"
            })
    void aKeywordAcceptsAndRefuses(String keyword, String accepted, String refused, String message) {
        String schema = "{'$defs':{'id':{'type':'string'}},'properties':{'v':{" + keyword + "}}}";
        assertThat(problems(schema, "{'v':" + accepted + "}")).isEmpty();
        assertThat(problems(schema, "{'v':" + refused + "}"))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly(message);
    }

    @Test
    void everyProblemIsReportedInTheOrderOfTheSchemaAndThenOfTheArguments() {
        String schema = "{'type':'object','properties':{'order_id':{'type':'string'},'count':{'type':'integer'}},"
                + "'required':['order_id','count']}";
        assertThat(problems(schema, "{'orderId':'x','more':1,'count':'many'}"))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly(
                        "MISSING /order_id is required: give a string",
                        "UNKNOWN /orderId is not an argument of this tool; did you mean `order_id`? it takes: `order_id`, `count`",
                        "UNKNOWN /more is not an argument of this tool; it takes: `order_id`, `count`",
                        "TYPE /count must be an integer, is a string");
    }

    @Test
    void anExplicitNullIsNotAMissingArgument() {
        assertThat(problems("{'properties':{'a':{}},'required':['a']}", "{'a':null}"))
                .isEmpty();
    }

    @Test
    void unknownArgumentsAreRefusedUnlessTheSchemaOrTheCallerAllowsThem() {
        JsonObject open = JsonObject.parse("{\"type\":\"object\"}");
        JsonObject arguments = JsonObject.parse("{\"x\":1}");
        assertThat(JsonToolSchema.of(open).validate(arguments))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly("UNKNOWN /x is not an argument of this tool, which takes none");
        assertThat(JsonToolSchema.of(open, UnknownArguments.ALLOW).validate(arguments))
                .isEmpty();
        assertThat(problems("{'additionalProperties':true}", "{'x':1}")).isEmpty();
        assertThat(problems("{'allOf':[{'additionalProperties':{'type':'integer'}}]}", "{'x':1}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'a':{}},'not':{'required':['zz'],'additionalProperties':false}}",
                "{'properties':{'a':{}},'anyOf':[{'properties':{'a':{}},'required':['q'],'additionalProperties':false},{'required':['a']}]}",
                "{'properties':{'a':{}},'oneOf':[{'required':['q'],'additionalProperties':true},{'required':['a']}]}",
                "{'properties':{'a':{}},'anyOf':[{'required':['q'],'additionalProperties':true},true]}",
                "{'properties':{'a':{}},'if':{'additionalProperties':true},'then':{}}",
                "{'properties':{'a':{}},'if':{'required':['q']},'then':{'additionalProperties':true}}",
                "{'properties':{'a':{}},'if':{'required':['q']},'then':{'additionalProperties':true},'else':{}}",
                "{'properties':{'a':{}},'dependentSchemas':{'q':{'additionalProperties':true}}}",
                "{'properties':{'a':{}},'allOf':[{'not':{'$ref':'#/$defs/x'}}],'$defs':{'x':{'required':['q'],'additionalProperties':true}}}",
                "{'properties':{'a':{'additionalProperties':true}},'allOf':[{}]}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','$ref':'#/definitions/x','additionalProperties':true,'definitions':{'x':{'properties':{'a':{}}}}}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','properties':{'a':{}},'dependencies':{'q':{'additionalProperties':true}}}"
            })
    void whatIsSaidOfSomeArgumentsOnlyDoesNotAdmitUnknownOnes(String schema) {
        assertThat(problems(schema, "{'a':1}")).isEmpty();
        assertThat(problems(schema, "{'a':1,'evil':2}"))
                .extracting(ArgumentProblem::kind)
                .containsExactly(ArgumentProblem.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'allOf':[{'properties':{'a':{}}},{'additionalProperties':true}]}",
                "{'$ref':'#/$defs/x','$defs':{'x':{'properties':{'a':{}},'additionalProperties':true}}}",
                "{'anyOf':[{'required':['q'],'additionalProperties':true},{'additionalProperties':true}]}",
                "{'oneOf':[{'required':['q'],'additionalProperties':false},{'additionalProperties':{'type':'integer'}}]}",
                "{'if':{'required':['q']},'then':{'additionalProperties':false},'else':{'additionalProperties':true}}",
                "{'allOf':[{'$ref':'#/$defs/x'}],'$defs':{'x':{'anyOf':[{'$ref':'#/$defs/y'}]},'y':{'additionalProperties':true}}}"
            })
    void whatIsSaidOfAllArgumentsIsFollowed(String schema) {
        assertThat(problems(schema, "{'a':1,'more':2}")).isEmpty();
    }

    @Test
    void argumentsThatAnyPartOfTheSchemaNamesAreKnown() {
        String schema = "{'$ref':'#/$defs/base','anyOf':[{'properties':{'b':{}}},{'patternProperties':{'^x-':{}}}],"
                + "'$defs':{'base':{'properties':{'a':{}}}}}";
        assertThat(problems(schema, "{'a':1,'b':1,'x-c':1}")).isEmpty();
        assertThat(problems(schema, "{'d':1}"))
                .extracting(ArgumentProblem::kind)
                .containsExactly(ArgumentProblem.Kind.UNKNOWN);
    }

    @Test
    void membersOfNestedObjectsAreFreeWhereTheSchemaIsSilent() {
        assertThat(problems("{'properties':{'o':{'type':'object'}}}", "{'o':{'x':1}}"))
                .isEmpty();
    }

    @Test
    void aReferenceToTheRootDoesNotInheritTheRefusalOfUnknownArguments() {
        assertThat(problems("{'properties':{'child':{'$ref':'#'}}}", "{'child':{'child':{'x':1}}}"))
                .isEmpty();
        assertThat(problems("{'properties':{'child':{'$ref':'#'}},'minProperties':1}", "{'child':{'child':{}}}"))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly("VALUE /child/child must have at least 1 members, has 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/$defs/a~1b", "#/$defs/a%20b", "#/$defs/plus+", "#/anyOf/1", "#/$defs/tilde~0"})
    void aReferenceIsAJsonPointerInAFragment(String reference) {
        String schema = "{'anyOf':[{},{'type':'null'}],'$defs':{'a/b':{'type':'null'},'a b':{'type':'null'},"
                + "'plus+':{'type':'null'},'tilde~':{'type':'null'}},'properties':{'v':{'$ref':'" + reference + "'}}}";
        assertThat(problems(schema, "{'v':null}")).isEmpty();
        assertThat(problems(schema, "{'v':1}")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/anyOf/2", "#/anyOf/01", "#/anyOf/-", "#/anyOf/9999999999", "#/type/0", "#/anyOf/"})
    void aReferenceToNothingIsRefused(String reference) {
        String schema =
                "{'type':'object','anyOf':[{},{'type':'null'}],'properties':{'v':{'$ref':'" + reference + "'}}}";
        assertThatThrownBy(() -> problems(schema, "{}"))
                .isInstanceOf(SchemaInvalidException.class)
                .hasMessageContaining("/properties/v/$ref refers to `" + reference + "`, which does not exist");
    }

    @Test
    void draft07HasItsOwnRules() {
        String dialect = "'$schema':'http://json-schema.org/draft-07/schema#',";
        assertThat(problems(
                        "{" + dialect + "'properties':{'v':{'items':[{'type':'string'}],'additionalItems':false}}}",
                        "{'v':['a',1]}"))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly("VALUE /v/1 is one too many: at most 1 items are allowed");
        String sibling = "{" + dialect + "'properties':{'v':{'$ref':'#/definitions/id','maxLength':1}},"
                + "'definitions':{'id':{'type':'string'}}}";
        assertThat(problems(sibling, "{'v':'ignored beside a reference'}")).isEmpty();
        assertThat(problems("{" + dialect + "'properties':{'a':{},'b':{}},'dependencies':{'a':['b']}}", "{'a':1}"))
                .extracting(ArgumentProblem::pointer)
                .containsExactly("/b");
    }

    @Test
    void formatIsAnAnnotation() {
        assertThat(problems("{'properties':{'v':{'format':'date'}}}", "{'v':'no date'}"))
                .isEmpty();
    }

    @Test
    void unevaluatedMembersAreLeftToTheGeneralValidator() {
        JsonToolSchema schema = JsonToolSchema.parse("{\"allOf\":[{\"properties\":{\"a\":{\"type\":\"string\"}}}],"
                + "\"properties\":{\"b\":{}},\"unevaluatedProperties\":false}");
        assertThat(schema.compiled()).isFalse();
        assertThat(schema.validate(JsonObject.parse("{\"a\":\"x\",\"b\":1}"))).isEmpty();
        assertThat(schema.validate(JsonObject.parse("{\"c/d\":1}")))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly("UNKNOWN /c~1d is not an argument that the tool takes here");
        assertThat(schema.validate(JsonObject.parse("{\"a\":1}")))
                .extracting(JsonToolSchemaTest::shown)
                .containsExactly("TYPE /a must be a string, is an integer");
    }

    @Test
    void aNumberThatTheGeneralValidatorCannotHandleRefusesTheCall() {
        JsonToolSchema schema = JsonToolSchema.parse(
                "{\"properties\":{\"a\":{\"maximum\":99999999999999999999}},\"unevaluatedProperties\":false}");
        assertThat(schema.validate(JsonObject.parse("{\"a\":9223372036854775808.5}")))
                .allMatch(problem -> problem.kind() == ArgumentProblem.Kind.SCHEMA);
    }

    @Test
    void itShowsNothingOfTheSchemaInItsText() {
        assertThat(JsonToolSchema.parse("{}")).hasToString("JsonToolSchema(compiled)");
    }
}
