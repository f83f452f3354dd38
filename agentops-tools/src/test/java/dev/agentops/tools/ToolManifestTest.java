package dev.agentops.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.agentops.AgentOpsException;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import dev.agentops.tool.TrustLabel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolManifestTest {
    private static final String TOOL = "{'name':'refund','description':'Refunds','inputSchema':"
            + "{'type':'object','properties':{'order_id':{'type':'string'}},'required':['order_id']},"
            + "'annotations':{'readOnlyHint':true,'title':'x'}}";

    @TempDir
    private Path folder;

    private static ToolManifest manifest(String text) {
        return ToolManifest.parse("tools.json", text.replace('\'', '"'));
    }

    private static List<String> problems(String text) {
        ToolManifestException refused = catchThrowableOfType(ToolManifestException.class, () -> manifest(text));
        assertThat(refused).as("must be refused: %s", text).isNotNull();
        return refused.problems().stream().map(ManifestProblem::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tools':[%s],'nextCursor':'x'}",
                "[%s]",
                "%s",
                "{'jsonrpc':'2.0','id':1,'result':{'tools':[%s]}}"
            })
    void everyFormOfAnMcpDescriptionIsRead(String form) {
        Tool tool = manifest(form.formatted(TOOL)).tools().get(0);
        assertThat(tool.name()).isEqualTo("refund");
        assertThat(tool.descriptor().description()).isEqualTo("Refunds");
        assertThat(tool.descriptor().readOnly()).isTrue();
        assertThat(tool.descriptor().resultTrust()).isEqualTo(TrustLabel.UNTRUSTED);
        assertThat(tool.code()).isNull();
        assertThat(tool.schema().validate(JsonObject.parse("{\"order_id\":\"7\"}")))
                .isEmpty();
        assertThat(tool.schema().validate(JsonObject.empty())).hasSize(1);
    }

    @Test
    void anOpenAiFunctionIsRead() {
        Tool tool = manifest("[{'type':'function','function':{'name':'think','parameters':"
                        + "{'type':'object','properties':{'thought':{'type':'string'}}}}}]")
                .tools()
                .get(0);
        assertThat(tool.name()).isEqualTo("think");
        assertThat(tool.descriptor().description()).isEmpty();
        assertThat(tool.descriptor().readOnly()).isFalse();
        assertThat(tool.schema().validate(JsonObject.parse("{\"thought\":7}"))).hasSize(1);
    }

    @Test
    void anOpenAiFunctionWithoutParametersTakesNone() {
        Tool tool = manifest("{'type':'function','function':{'name':'ping'}}")
                .tools()
                .get(0);
        assertThat(tool.schema().validate(JsonObject.empty())).isEmpty();
        assertThat(tool.schema().validate(JsonObject.parse("{\"a\":1}"))).hasSize(1);
    }

    @Test
    void aSchemaInTheFormOfBedrockIsUnwrapped() {
        Tool tool = manifest("{'name':'a','inputSchema':{'json':{'required':['x'],'properties':{'x':{}}}}}")
                .tools()
                .get(0);
        assertThat(tool.schema().validate(JsonObject.parse("{\"x\":1}"))).isEmpty();
        assertThat(problems("{'name':'a','inputSchema':{'json':{'type':'dict'}}}"))
                .singleElement()
                .asString()
                .startsWith("tools.json#/inputSchema/json/type is \"dict\"");
    }

    @Test
    void unknownArgumentsMayBeAllowed() {
        Tool tool = ToolManifest.parse("x", TOOL.replace('\'', '"'), UnknownArguments.ALLOW)
                .tools()
                .get(0);
        assertThat(tool.schema().validate(JsonObject.parse("{\"order_id\":\"7\",\"more\":1}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | tools.json must be a tool: an object with name, description and inputSchema",
                "[7] | tools.json#/0 must be a tool: an object with name, description and inputSchema",
                "{'tools':{}} | tools.json#/tools must be an array of tools",
                "{'result':{}} | tools.json#/result/tools must be an array of tools",
                "[{'inputSchema':{}}] | tools.json#/0/name is missing: give the tool's name",
                "[{'name':7,'inputSchema':{}}] | tools.json#/0/name must be a string",
                "[{'name':'','inputSchema':{}}] | tools.json#/0/name is not acceptable: a tool's name must have 1 to 128 visible characters, has 0",
                "[{'name':'a\\u202eb','inputSchema':{}}] | tools.json#/0/name is not acceptable: a tool's name must have 1 to 128 visible characters, has 3",
                "[{'name':'a'}] | tools.json#/0/inputSchema is missing: give a JSON Schema, {\"type\": \"object\"} for a tool without arguments",
                "[{'name':'a','inputSchema':true}] | tools.json#/0/inputSchema must be an object: a JSON Schema",
                "[{'name':'a','inputSchema':{},'description':7}] | tools.json#/0/description must be a string",
                "[{'name':'a','inputSchema':{},'annotations':[]}] | tools.json#/0/annotations must be an object",
                "[{'name':'a','inputSchema':{},'annotations':{'readOnlyHint':'yes'}}] | tools.json#/0/annotations/readOnlyHint must be true or false",
                "[{'function':7}] | tools.json#/0/function must be an object with name, description and parameters",
                "[{'name':'a','inputSchema':{'properties':{'p':{'pattern':'('}}}}] | tools.json#/0/inputSchema/properties/p/pattern is not an expression that runs in linear time (missing closing )): use RE2 syntax, without look-around and back references",
                "[{'name':'a','inputSchema':{}},{'function':{'name':'a'}}] | tools.json#/1/function/name is the name of the tool at /0 too: give each tool its own",
            })
    void aMistakeIsNamedWithFileAndPointer(String text, String problem) {
        assertThat(problems(text)).containsExactly(problem);
    }

    @Test
    void allMistakesAreListedAtOnceAndNoToolIsGivenOut() {
        assertThat(problems("[{'name':'a'},{'name':'b','inputSchema':{'type':'dict','minimum':'x'}},{}," + TOOL + "]"))
                .hasSize(5);
    }

    @Test
    void theMessageListsTheFirstProblemsAndCountsTheRest() {
        assertThatThrownBy(() -> manifest("[" + "7,".repeat(30) + "7]"))
                .isInstanceOf(AgentOpsException.class)
                .hasMessageStartingWith("tools.json#/0 must be a tool")
                .hasMessageEndingWith("and 11 more");
    }

    @Test
    void mistakesOfSyntaxHaveLineAndColumn() {
        assertThat(problems("{\n  'tools': [\n    {'name' 'a'}\n  ]\n}"))
                .singleElement()
                .asString()
                .contains("line 3, column 13");
    }

    @Test
    void aNameThatStandsTwiceInOneObjectIsRefused() {
        assertThat(problems("[{'name':'a','name':'b','inputSchema':{}}]"))
                .singleElement()
                .asString()
                .isEqualTo("tools.json#/0/name stands twice in its object");
    }

    @Test
    void toolsAreRegisteredInTheGivenRegistry() {
        ToolRegistry registry = manifest(TOOL).registerAll(ToolRegistry.create());
        assertThat(registry.find("refund")).isPresent();
        assertThatThrownBy(() -> manifest(TOOL).registerAll(registry))
                .isInstanceOf(AgentOpsException.class)
                .hasMessageContaining("refund");
    }

    @Test
    void aFileIsReadWithOrWithoutAByteOrderMark() throws IOException {
        Path file = folder.resolve("tools.json");
        Files.writeString(file, "\uFEFF[" + TOOL.replace('\'', '"') + "]");
        assertThat(ToolManifest.load(file).tools()).hasSize(1);
        assertThat(ToolManifest.load(file)).hasToString("ToolManifest(1 tool)");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> ToolManifest.load(missing)).hasMessage(missing + " does not exist");
        assertThatThrownBy(() -> ToolManifest.load(folder))
                .isInstanceOf(ToolManifestException.class)
                .hasMessageContaining("cannot be read");
        Path latin = Files.write(
                folder.resolve("latin.json"), "{\"name\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ToolManifest.load(latin))
                .hasMessage(latin + " is not UTF-8 text: save it in that encoding");
        Path empty = Files.writeString(folder.resolve("empty.json"), "");
        assertThatThrownBy(() -> ToolManifest.load(empty))
                .isInstanceOf(ToolManifestException.class)
                .hasMessageContaining("line 1, column 1");
    }

    @Test
    void aFileBeyondTenMegabytesIsRefused() throws IOException {
        Path large = Files.writeString(folder.resolve("large.json"), "[" + " ".repeat(10_000_000) + "]");
        assertThatThrownBy(() -> ToolManifest.load(large))
                .hasMessage(large + " is larger than 10000000 bytes: split it");
    }

    @Test
    void aFileOfTenThousandLevelsIsRefused() throws IOException {
        Path deep = Files.writeString(folder.resolve("deep.json"), "[".repeat(10_000));
        assertThatThrownBy(() -> ToolManifest.load(deep))
                .isInstanceOf(ToolManifestException.class)
                .hasMessageContaining("nested deeper than 120 levels");
    }
}
