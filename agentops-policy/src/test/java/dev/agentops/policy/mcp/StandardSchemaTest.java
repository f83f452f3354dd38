package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments as plain values. */
class StandardSchemaTest {
    private static final String LEFT_OUT = "(left out)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`type`: `boolean`} | Bool",
                "{`type`: `integer`} | Long",
                "{`type`: `number`} | decimal",
                "{`type`: `string`} | String",
                "{`type`: `string`, `enum`: [`a`, `b`]} | String",
                "{`type`: `string`, `format`: `date-time`} | String",
                "{`type`: `string`, `format`: `duration`} | String",
                "{`type`: `string`, `format`: `ipv4`} | ipaddr",
                "{`type`: `string`, `format`: `decimal`} | decimal",
                "{`type`: `array`, `items`: {`type`: `integer`}} | Set<Long>",
                "{`type`: `array`, `prefixItems`: [{`type`: `number`}, {`type`: `number`}], `items`: false} | Set<decimal>",
                "{`type`: [`integer`, `number`]} | decimal",
                "{`anyOf`: [{`type`: `string`}, {`type`: `null`}]} | String",
                "{`type`: `object`, `properties`: {`a`: {`type`: `string`}}} | {\"a\"?: String}",
                "{`type`: [`string`, `integer`]} | (left out)",
                "{`type`: `array`} | (left out)",
                "{`description`: `anything`} | (left out)",
                "{`type`: `null`} | (left out)"
            })
    void anArgumentHasTheTypeOfItsValue(String schema, String type) {
        String cedar =
                Described.plain(Described.argument(schema.replace('`', '"'))).cedar();

        if (type.equals(LEFT_OUT)) {
            assertThat(cedar).contains("type actInput = {};");
        } else {
            assertThat(cedar.replaceAll("\\s+", "").replace("__cedar::", ""))
                    .contains("typeactInput={x?:" + type.replace(" ", "").replace("\"", "") + "};");
        }
    }

    @Test
    void anArgumentThatMayBeNullIsNotRequired() {
        GeneratedSchema schema = Described.plain(McpToolDescriptions.parse("tools.json", """
                {"name": "act", "inputSchema": {"type": "object", "required": ["a", "b"], "properties": {
                  "a": {"type": "string"}, "b": {"type": ["string", "null"]}}}}
                """));

        JsonNode input =
                schema.json().path("").path("commonTypes").path("actInput").path("attributes");
        assertThat(input.path("a").path("required").asBoolean(true)).isTrue();
        assertThat(input.path("b").path("required").asBoolean(true)).isFalse();
        assertThat(schema.warnings()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsToldWithItsConsequence() {
        GeneratedSchema schema = Described.plain(McpToolDescriptions.parse("tools.json", """
                {"name": "act", "inputSchema": {"type": "object", "required": ["any"], "properties": {
                  "any": {}, "either": {"type": ["string", "integer"]}, "free": {"type": "object"}}}}
                """));

        assertThat(schema.warnings())
                .containsExactly(
                        "tool act: input.any has no type in Cedar and is left out of the schema: it is required, so every"
                                + " call is denied",
                        "tool act: input.either has no type in Cedar and is left out of the schema: each call that has it"
                                + " is denied",
                        "tool act: input.free may have members of any name, which Cedar's records cannot: a call with one"
                                + " that its schema does not name is denied");
    }

    @Test
    void warningsAreBounded() {
        StringBuilder properties = new StringBuilder("\"p\": {}");
        for (int i = 1; i < 3_000; i++) {
            properties.append(", \"p" + i + "\": {}");
        }

        assertThat(Described.plain(Described.tools(Described.tool("act", properties.toString())))
                        .warnings())
                .hasSize(1_001)
                .last()
                .isEqualTo("and 2000 more of these");
    }

    @Test
    void definitionsAreWrittenOutAndEndWhereTheyContainThemselves() {
        GeneratedSchema schema = Described.plain(McpToolDescriptions.parse("tools.json", """
                {"name": "act", "inputSchema": {"type": "object",
                  "$defs": {
                    "Node": {"type": "object", "properties": {
                      "label": {"type": "string"}, "next": {"$ref": "#/$defs/Node"}}}},
                  "properties": {"first": {"$ref": "#/$defs/Node"}}}}
                """));

        JsonNode first = schema.json().at("//commonTypes/actInput/attributes/first/attributes");
        assertThat(first.has("label")).isTrue();
        assertThat(first.has("next")).isFalse();
        assertThat(schema.warnings()).singleElement().asString().contains("input.first.next");
    }

    @Test
    void anActionKeepsTheNameOfItsToolWhateverThatIs() {
        List<String> names = List.of("a.b-c/d", "if", "čti", "7up", "with space", "String", "a_b", "a.b");
        GeneratedSchema schema =
                Described.plain(Described.argument("{\"type\": \"string\"}", names.toArray(String[]::new)));

        JsonNode actions = schema.json().path("").path("actions");
        assertThat(names).allMatch(actions::has);
        assertThat(schema.json().path("").path("commonTypes").properties())
                .extracting(type -> type.getKey())
                .contains("a_2E_b_2D_c_2F_dInput", "_10D_tiInput", "_37_upInput", "StringInput");
    }

    @Test
    void agentCoreHasItsOwnPrincipalResourceAndActions() {
        String cedar = CedarSchemaGenerator.agentCore("Refunds")
                .build()
                .generate(Described.argument("{\"type\": \"integer\"}", "refund"))
                .cedar();

        assertThat(cedar)
                .contains("namespace AgentCore")
                .contains("action \"Refunds___refund\" appliesTo")
                .contains("principal: [OAuthUser]")
                .contains("resource: [Gateway]")
                .contains("entity OAuthUser = {");
    }
}
