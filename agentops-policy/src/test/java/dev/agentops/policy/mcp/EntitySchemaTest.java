package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Arguments as entity types, on descriptions of our own. */
class EntitySchemaTest {
    private static final String LEVELS = "{\"type\": \"string\", \"enum\": [\"low\", \"high\"]}";
    private static final String RANGE =
            "{\"type\": \"object\", \"properties\": {\"from\": {\"type\": \"integer\"}, \"unit\": {\"type\": \"string\"}}}";

    @Test
    void alikeTypesOfSeveralToolsBecomeOneInTheLowestCommonNamespace() {
        JsonNode schema = shared(Described.argument(LEVELS, "one", "two"));

        assertThat(schema.at("/Desk/entityTypes/x/enum")).hasSize(2);
        assertThat(schema.has("Desk::one::Input")).isFalse();
        assertThat(schema.at("/Desk/commonTypes/twoInput/attributes/x/name").asText())
                .isEqualTo("Desk::x");
    }

    @Test
    void alikeTypesWithinOneToolStayInItsNamespace() {
        String inner = "{\"type\": \"object\", \"properties\": {\"level\": " + LEVELS + "}}";
        JsonNode schema = shared(Described.tools(Described.tool("one", "\"a\": " + inner + ", \"b\": " + inner)));

        assertThat(schema.path("Desk::one::Input").path("entityTypes").has("level"))
                .isTrue();
        assertThat(schema.path("Desk::one::Input")
                        .at("/entityTypes/a/shape/attributes/level/name")
                        .asText())
                .isEqualTo("level");
    }

    @Test
    void alikeRecordsBecomeOneRecord() {
        JsonNode schema = CedarSchemaGenerator.stub(Described.STUB)
                .deduplicate(true)
                .objectsAsRecords(true)
                .build()
                .generate(Described.argument(RANGE, "one", "two"))
                .json();

        assertThat(schema.at("/Desk/commonTypes/x/type").asText()).isEqualTo("Record");
        assertThat(schema.at("/Desk/commonTypes/oneInput/attributes/x/name").asText())
                .isEqualTo("Desk::x");
    }

    @Test
    void aTypeOfTheStubIsReusedWhenItIsAlikeAndLeftAloneWhenItIsNot() {
        String same = Described.STUB.replace("entity Server;", "entity Server; entity x enum [\"low\", \"high\"];");
        String other = Described.STUB.replace("entity Server;", "entity Server; entity x enum [\"few\", \"many\"];");

        assertThat(shared(same, Described.argument(LEVELS, "one", "two")).has("Desk::one::Input"))
                .isFalse();
        assertThat(shared(other, Described.argument(LEVELS, "one", "two")).has("Desk::one::Input"))
                .isTrue();
    }

    @Test
    void definitionsMayContainThemselves() {
        JsonNode schema =
                Described.entities(McpToolDescriptions.parse("tools.json", """
                        {"name": "act", "inputSchema": {"type": "object",
                          "$defs": {
                            "Node": {"type": "object", "properties": {
                              "next": {"$ref": "#/$defs/Node"},
                              "all": {"$ref": "#/$defs/Nodes"}}},
                            "Nodes": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
                            "Level": {"type": "array", "items": {"type": "string", "enum": ["low", "high"]}}},
                          "properties": {"first": {"$ref": "#/$defs/Node"}, "level": {"$ref": "#/$defs/Level"}}}}
                        """)).json();

        JsonNode input = schema.path("Desk::act::Input");
        assertThat(input.at("/entityTypes/Node/shape/attributes/next/name").asText())
                .isEqualTo("Node");
        assertThat(input.at("/commonTypes/Nodes/type").asText()).isEqualTo("Set");
        assertThat(input.path("entityTypes").has("LevelElement")).isTrue();
        assertThat(schema.at("/Desk/commonTypes/actInput/attributes/first/name").asText())
                .isEqualTo("Desk::act::Input::Node");
    }

    @Test
    void alternativesMayReferToDefinitions() {
        JsonNode schema =
                Described.entities(McpToolDescriptions.parse("tools.json", """
                        {"name": "act", "inputSchema": {"type": "object",
                          "$defs": {
                            "Id": {"type": "string"},
                            "Either": {"anyOf": [{"$ref": "#/$defs/Id"}, {"type": "integer"}]}},
                          "properties": {
                            "one": {"anyOf": [{"$ref": "#/$defs/Id"}, {"type": "null"}]},
                            "two": {"$ref": "#/$defs/Either"}}}}
                        """)).json();

        assertThat(schema.at("/Desk/commonTypes/actInput/attributes/one/attributes/typeChoice0/name")
                        .asText())
                .isEqualTo("Desk::act::Input::Id");
        assertThat(schema.path("Desk::act::Input")
                        .at("/commonTypes/Either/attributes/typeChoice0/name")
                        .asText())
                .isEqualTo("Id");
    }

    @Test
    void theNearestDefinitionOfANameCounts() {
        JsonNode schema =
                Described.entities(McpToolDescriptions.parse("tools.json", """
                        {"result": {"$defs": {"Id": {"type": "string"}}, "tools": [
                          {"name": "near", "inputSchema": {"type": "object",
                            "$defs": {"Id": {"type": "integer"}}, "properties": {"id": {"$ref": "#/$defs/Id"}}}},
                          {"name": "far", "inputSchema": {"type": "object",
                            "properties": {"id": {"$ref": "#/$defs/Id"}}}}]}}
                        """)).json();

        assertThat(schema.at("/Desk/commonTypes/nearInput/attributes/id/name").asText())
                .isEqualTo("Desk::near::Input::Id");
        assertThat(schema.at("/Desk/commonTypes/farInput/attributes/id/name").asText())
                .isEqualTo("Desk::Id");
    }

    @Test
    void recordsThatContainThemselvesAreRefused() {
        McpToolDescriptions tools = McpToolDescriptions.parse("tools.json", """
                {"name": "act", "inputSchema": {"type": "object",
                  "$defs": {"Node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/Node"}}}},
                  "properties": {"first": {"$ref": "#/$defs/Node"}}}}
                """);

        assertThatThrownBy(() -> CedarSchemaGenerator.stub(Described.STUB)
                        .objectsAsRecords(true)
                        .build()
                        .generate(tools))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("Desk::act::Input::Node")
                .hasMessageContaining("declare objects as entities");
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        McpToolDescriptions tools = McpToolDescriptions.parse("tools.json", """
                {"name": "act", "inputSchema": {"type": "object",
                  "$defs": {"mode": {"type": "string", "enum": ["a"]}},
                  "properties": {"mode": {"type": "string", "enum": ["b"]}}}}
                """);

        assertThatThrownBy(() -> Described.entities(tools))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("two types would be called Desk::act::Input::mode");
    }

    @Test
    void namesOfTheLanguageAreNotHiddenByArguments() {
        String schema = Described.entities(Described.tools(Described.tool(
                        "act",
                        "\"x\": {\"type\": \"object\", \"properties\": {\"String\": " + LEVELS + ", \"if\": " + LEVELS
                                + ", \"plain\": {\"type\": \"string\"}}}")))
                .cedar();

        assertThat(schema)
                .contains("entity String_ enum")
                .contains("entity if_ enum")
                .contains("plain?: String");
    }

    private static JsonNode shared(McpToolDescriptions tools) {
        return shared(Described.STUB, tools);
    }

    private static JsonNode shared(String stub, McpToolDescriptions tools) {
        return CedarSchemaGenerator.stub(stub)
                .deduplicate(true)
                .build()
                .generate(tools)
                .json();
    }

    @Test
    void aDefinitionDoesNotBecomeTheTypeOfWhatCedarCannotExpress() {
        String tool = Described.tool("act", "\"x\": {\"type\": \"number\"}");
        McpToolDescriptions tools = McpToolDescriptions.parse(
                "tools.json", "{\"$defs\": {\"Number\": " + RANGE + "}, \"tools\": [" + tool + "]}");

        assertThatThrownBy(() -> Described.entities(tools))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("would be of the type Desk::Number, which has parts; rename");
    }

    @Test
    void aStubMayDeclareTheTypeOfWhatCedarCannotExpress() {
        String stub = Described.STUB.stripTrailing().replaceFirst("\\}$", "entity Number; }");

        GeneratedSchema schema =
                CedarSchemaGenerator.stub(stub).build().generate(Described.argument("{\"type\": \"number\"}"));

        assertThat(schema.cedar()).contains("entity Number;");
    }
}
