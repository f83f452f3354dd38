package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileDescriptionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': 'flot'} | /type | flot | use boolean, integer",
                "{'type': 7} | /type | 7 | use boolean, integer",
                "{'type': ['string', 'flot']} | /type/1 | flot | use boolean, integer",
                "'string' | ~ ~ | string | a JSON Schema is an object",
                "{'type': 'string', 'enum': []} | /enum | [] | list at least one text",
                "{'type': 'string', 'enum': [1]} | /enum/0 | 1 | write a text",
                "{'type': 'string', 'format': 1} | /format | 1 | write a text",
                "{'type': 'object', 'required': true} | /required | true | write an array of names",
                "{'type': 'object', 'properties': []} | /properties | [] | write an object",
                "{'type': 'array', 'items': [{}]} | /items | [{}] | write prefixItems",
                "{'anyOf': {}} | /anyOf | {} | write an array of JSON Schemas",
                "{'$ref': 'https://example.org/s.json'} | /$ref | https://example.org/s.json | nothing is fetched",
                "{'$ref': 'file:///etc/passwd'} | /$ref | file:///etc/passwd | nothing is fetched",
                "{'$ref': '#/$defs/absent'} | /$ref | #/$defs/absent | there is no such definition",
                "{'$ref': 1} | /$ref | 1 | nothing is fetched"
            })
    void aBadSchemaIsRefusedWithItsToolPlaceValueAndRemedy(String schema, String pointer, String value, String remedy) {
        assertThatThrownBy(() -> Described.argument(schema.replace('\'', '"')))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageStartingWith(
                        "tools.json#/tools/0/inputSchema/properties/x" + pointer.strip() + ": tool \"act\": is ")
                .hasMessageContaining(value.replace('\'', '"'))
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[] x | mend the JSON",
                "7 | describe a tool",
                "[7] | describe a tool",
                "{'tools': {}} | write an array of tools",
                "{'result': {}} | write an array of tools",
                "{'name': 'a'} | has no inputSchema",
                "{'inputSchema': {}} | give each tool a name",
                "{'name': ' ', 'inputSchema': {}} | give each tool a name",
                "{'name': 'a', 'inputSchema': []} | write a JSON Schema",
                "[{'name': 'a', 'inputSchema': {}}, {'name': 'a', 'inputSchema': {}}] | another tool has this name",
                "{'name': 'a', 'inputSchema': {'$defs': {'x': {}}, 'definitions': {'x': {}}}} | keep one",
                "{'name': 'a', 'inputSchema': {'$defs': []}} | write an object",
                "{'name': 'a', 'inputSchema': {'$defs': {'x': {'$ref': '#/$defs/y'}, 'y': {'$ref': '#/$defs/x'}}}} | each other"
            })
    void aBadDocumentIsRefused(String document, String message) {
        assertThatThrownBy(() -> McpToolDescriptions.parse("tools.json", document.replace('\'', '"')))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("tools.json")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void tenThousandLevelsAreRefused() {
        String deep = "{\"type\": \"object\", \"properties\": {\"x\": ".repeat(10_000) + "{}" + "}}".repeat(10_000);

        assertThatThrownBy(() -> Described.argument(deep))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("mend the JSON or simplify the schema");
    }

    @Test
    void aShortTextThatDescribesManyValuesIsRefused() {
        String doubling =
                "{\"type\": [\"object\", \"object\"], \"properties\": {\"x\": ".repeat(40) + "{}" + "}}".repeat(40);

        assertThatThrownBy(() -> Described.argument(doubling))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("more than 200000 values");
    }

    @Test
    void definitionsThatDoubleOrChainAreRefusedBeforeTheEngineSeesThem() {
        for (boolean plain : new boolean[] {true, false}) {
            for (boolean twice : new boolean[] {true, false}) {
                McpToolDescriptions tools = chain(twice ? 40 : 5_000, twice);
                CedarSchemaGenerator generator = plain
                        ? CedarSchemaGenerator.standard().build()
                        : CedarSchemaGenerator.stub(Described.STUB)
                                .objectsAsRecords(true)
                                .build();
                if (plain && !twice) {
                    assertThat(generator.generate(tools).warnings()).isNotEmpty();
                } else {
                    assertThatThrownBy(() -> generator.generate(tools)).isInstanceOf(SchemaGenerationException.class);
                }
            }
        }
    }

    /** Definitions each of which names the next, once or twice. */
    private static McpToolDescriptions chain(int length, boolean twice) {
        StringBuilder definitions = new StringBuilder("\"d" + length + "\": {\"type\": \"string\"}");
        for (int i = 0; i < length; i++) {
            String next = "{\"$ref\": \"#/$defs/d" + (i + 1) + "\"}";
            definitions.append(",\"d" + i + "\": {\"type\": \"object\", \"properties\": {\"a\": " + next
                    + (twice ? ", \"b\": " + next : "") + "}}");
        }
        return McpToolDescriptions.parse(
                "tools.json",
                "{\"name\": \"act\", \"inputSchema\": {\"$defs\": {" + definitions
                        + "}, \"properties\": {\"x\": {\"$ref\": \"#/$defs/d0\"}}}}");
    }

    @Test
    void alternativesThatRepeatThemselvesEnd() {
        String alternatives = "{\"anyOf\": [{\"$ref\": \"#/$defs/d0\"}, {\"$ref\": \"#/$defs/d0\"}]}";
        McpToolDescriptions tools = McpToolDescriptions.parse(
                "tools.json",
                "{\"name\": \"act\", \"inputSchema\": {\"$defs\": {\"d0\": " + alternatives
                        + "}, \"required\": [\"x\"], \"properties\": {\"x\": " + alternatives + "}}}");

        assertThat(Described.plain(tools).warnings()).hasSize(1);
        assertThatThrownBy(() -> Described.entities(tools)).hasMessageContaining("contain themselves");
    }

    @Test
    void listsOfListsByReferenceEnd() {
        StringBuilder definitions = new StringBuilder("\"d5000\": {\"type\": \"string\"}");
        for (int i = 0; i < 5_000; i++) {
            definitions.append(
                    ",\"d" + i + "\": {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/d" + (i + 1) + "\"}}");
        }
        McpToolDescriptions tools = McpToolDescriptions.parse(
                "tools.json",
                "{\"name\": \"act\", \"inputSchema\": {\"$defs\": {" + definitions
                        + "}, \"properties\": {\"x\": {\"$ref\": \"#/$defs/d0\"}}}}");

        assertThat(Described.plain(tools).warnings()).hasSize(1);
        assertThatThrownBy(() -> Described.entities(tools)).hasMessageContaining("more than 64 levels deep");
    }

    @Test
    void namesBeyondTheEnginesReachAreRefused() {
        for (String name : new String[] {"\\ud83d\\ude00", "\\ud83d"}) {
            assertThatThrownBy(() -> Described.argument("{}", name)).isInstanceOf(SchemaGenerationException.class);
        }
        assertThatThrownBy(() -> Described.entities(
                        Described.argument("{\"type\": \"string\", \"enum\": [\"\\ud83d\\ude00\"]}")))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("plain values");
        assertThatThrownBy(() -> Described.argument("{}", "x".repeat(300)))
                .isInstanceOf(SchemaGenerationException.class)
                .hasMessageContaining("at most 256");
    }

    @Test
    void aStubThatCannotBeUsedIsRefusedWithTheReason() {
        assertThatThrownBy(() -> build("entity")).hasMessageContaining("refused by the engine");
        assertThatThrownBy(() -> build("")).hasMessageContaining("write one");
        assertThatThrownBy(() -> build("namespace A { entity E; } namespace B { entity E; }"))
                .hasMessageContaining("has 2 namespaces");
        assertThatThrownBy(() -> build("namespace A { entity E; }")).hasMessageContaining("@mcp_principal");
        assertThatThrownBy(() -> build("namespace A { @mcp_principal entity E; }"))
                .hasMessageContaining("@mcp_resource");
        assertThatThrownBy(() -> build(Described.STUB.replace("(\"call\")", "(\"input\")")))
                .hasMessageContaining("other than input and output");
        assertThatThrownBy(() -> build(Described.STUB.replace("(\"call\")", "")))
                .hasMessageContaining("a name of its own");
        assertThatThrownBy(() -> build("type T = " + "Set<".repeat(50_000)))
                .hasMessageContaining("nested more than 32 levels deep");
        assertThatThrownBy(() -> CedarSchemaGenerator.stub(Described.STUB)
                        .build()
                        .generate(Described.argument("{}", "any_tool")))
                .hasMessageContaining("the stub declares an action any_tool");
        assertThatThrownBy(() ->
                        CedarSchemaGenerator.standard().includeOutputs(true).build())
                .hasMessageContaining("results");
    }

    private static void build(String stub) {
        CedarSchemaGenerator.stub(stub).build();
    }

    @Test
    void filesAreReadWithinLimitsAndFoldersByName() throws IOException {
        Files.writeString(folder.resolve("b.snap"), "{\"name\": \"b\", \"inputSchema\": {}}");
        Files.writeString(folder.resolve("a.json"), "{\"name\": \"a\", \"inputSchema\": {}}");
        Files.writeString(folder.resolve("notes.txt"), "no tool");
        assertThat(McpToolDescriptions.read(folder).names()).containsExactly("a", "b");

        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff});
        Path large = Files.writeString(folder.resolve("large"), " ".repeat(10_000_001));
        assertThatThrownBy(() -> McpToolDescriptions.read(bytes)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> McpToolDescriptions.read(large)).hasMessageContaining("larger than");
        assertThatThrownBy(() -> McpToolDescriptions.read(folder.resolve("absent")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> McpToolDescriptions.read(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("no *.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'$ref': '#/$defs/A', '$defs': {'A': {'type': 'object'}}} | is described by $ref",
                "{'type': 'object', 'allOf': [{'properties': {'q': {'type': 'string'}}}]} | is described by allOf",
                "{'type': 'object', 'properties': {}, 'required': ['x\\u001b']} | requires x\\u001b, which its properties",
                "{'type': 'object', 'additionalProperties': {'type': 'string'}} | may have members of any name"
            })
    void whatDeniesCallsBecauseItCannotBeDeclaredIsTold(String schema, String warning) {
        String tools = "[{\"name\": \"act\", \"inputSchema\": " + schema.replace('\'', '"') + "}]";

        GeneratedSchema generated =
                CedarSchemaGenerator.standard().build().generate(McpToolDescriptions.parse("tools.json", tools));

        assertThat(generated.warnings()).singleElement().asString().startsWith("tool act: input " + warning);
    }
}
