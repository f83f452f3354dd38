package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schemas that the generator of cedar-for-agents makes of the same descriptions, with the same options. */
class PublicExamplesTest {
    private static final String EXAMPLES = "cedar-for-agents/examples";
    private static final String CEDAR = ".cedarschema";
    private static final String JSON = ".cedarschema.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** By the words that follow the name of the descriptions in the name of the schema. */
    private static final Map<String, UnaryOperator<CedarSchemaGenerator.Builder>> OPTIONS = Map.of(
            "default", builder -> builder,
            "keep_annotations", builder -> builder.keepAnnotations(true),
            "objects_as_records", builder -> builder.objectsAsRecords(true),
            "include_outputs", builder -> builder.includeOutputs(true),
            "flattened_namespace", builder -> builder.flattenNamespaces(true),
            "flat", builder -> builder.flattenNamespaces(true),
            "encode_numbers_as_decimal", builder -> builder.numbersAsDecimal(true));

    @Test
    void everySchemaInCedarsFormatIsTheExpectedOne() throws IOException, InternalException {
        List<String> compared = new ArrayList<>();
        for (Path expected : expected(CEDAR)) {
            JsonNode theirs = new Schema(Files.readString(expected)).toJsonFormat();
            JsonNode ours = new Schema(generated(expected, CEDAR).cedar()).toJsonFormat();
            assertThat(ours).as(expected.toString()).isEqualTo(theirs);
            compared.add(expected.getFileName().toString());
        }
        assertThat(compared).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void everySchemaInJsonIsTheExpectedOne() throws IOException, InternalException {
        List<String> compared = new ArrayList<>();
        for (Path expected : expected(JSON)) {
            assertThat(generated(expected, JSON).json())
                    .as(expected.toString())
                    .isEqualTo(MAPPER.readTree(expected.toFile()));
            compared.add(expected.getFileName().toString());
        }
        assertThat(compared).hasSizeGreaterThanOrEqualTo(6);
    }

    private static List<Path> expected(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(SharedTools.at(EXAMPLES))) {
            return files.filter(file -> file.toString().endsWith(ending)
                            && !file.getFileName().toString().equals("stub" + CEDAR))
                    .sorted()
                    .toList();
        }
    }

    private static GeneratedSchema generated(Path expected, String ending) {
        String name = expected.getFileName().toString().replace(ending, "");
        Path tools = tools(expected.resolveSibling(name + ".json"), name);
        String described = tools.getFileName().toString().replace(".json", "");
        CedarSchemaGenerator.Builder builder = CedarSchemaGenerator.stub(
                        SharedTools.text(EXAMPLES + "/stub.cedarschema"))
                .deduplicate(expected.getParent().endsWith("dedup"));
        String option = described.equals(name) ? "default" : name.substring(described.length() + 1);
        return OPTIONS.get(option).apply(builder).build().generate(McpToolDescriptions.read(tools));
    }

    /** The descriptions have the longest name that the schema's name begins with. */
    private static Path tools(Path candidate, String name) {
        if (Files.exists(candidate)) {
            return candidate;
        }
        String shorter = name.substring(0, name.lastIndexOf('_'));
        return tools(candidate.resolveSibling(shorter + ".json"), shorter);
    }
}
