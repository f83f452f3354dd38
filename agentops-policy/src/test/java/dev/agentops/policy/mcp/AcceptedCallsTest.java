package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.json.Json;
import dev.agentops.json.JsonLimits;
import dev.agentops.policy.CedarAuthorizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tool's own schema accepts, the generated schema accepts, unless a warning says otherwise. */
class AcceptedCallsTest {
    private static final long SEED = 20_261_124;
    private static final int TOOLS = 300;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    /** A JSON Schema, and a value that it accepts. */
    private record Example(Map<String, Object> schema, Object value) {}

    @Test
    void everyAcceptedCallIsDecidedByThePolicies() throws IOException {
        System.out.println("seed " + SEED);
        List<Object> tools = new ArrayList<>();
        Map<String, String> calls = new LinkedHashMap<>();
        for (int i = 0; i < TOOLS; i++) {
            Example example = object(3);
            String name = "tool-" + i;
            tools.add(Map.of("name", name, "inputSchema", example.schema()));
            calls.put(name, json(example.value()));
        }
        GeneratedSchema schema = Described.plain(McpToolDescriptions.parse("tools.json", json(tools)));
        Files.writeString(folder.resolve("schema.cedarschema"), schema.cedar());
        Files.writeString(folder.resolve("all.cedar"), "permit (principal, action, resource);");
        CedarAuthorizer authorizer = CedarAuthorizer.load(folder);

        assertThat(schema.warnings()).isEmpty();
        assertThat(calls).hasSize(TOOLS);
        calls.forEach((name, arguments) -> assertThat(authorizer.decide(LiveCalls.call(name, arguments)))
                .as(name + arguments)
                .isInstanceOf(Decision.Allow.class));
    }

    private static String json(Object value) {
        return Json.write(Json.freeze(value, JsonLimits.WIDEST));
    }

    private Example example(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> new Example(Map.of("type", "boolean"), random.nextBoolean());
            case 1 -> new Example(Map.of("type", "integer"), random.nextLong());
            case 2 -> new Example(Map.of("type", "number"), random.nextInt(1_000_000) / 4.0);
            case 3 -> new Example(Map.of("type", "string"), "text " + random.nextInt());
            case 4 -> new Example(Map.of("type", "string", "enum", List.of("a", "b")), "b");
            case 5 -> new Example(Map.of("type", "string", "format", "date-time"), "2026-11-23T17:00:00+02:00");
            case 6 -> new Example(Map.of("type", "string", "format", "ipv4"), "10.0.0." + random.nextInt(256));
            case 7 -> array(depth - 1);
            case 8 -> nullable(depth - 1);
            default -> object(depth - 1);
        };
    }

    private Example array(int depth) {
        Example element = example(depth);
        return new Example(
                Map.of("type", "array", "items", element.schema()),
                element.schema().containsKey("anyOf") || random.nextInt(4) == 0 ? List.of() : List.of(element.value()));
    }

    private Example nullable(int depth) {
        Example inner = example(depth);
        return new Example(Map.of("anyOf", List.of(Map.of("type", "null"), inner.schema())), inner.value());
    }

    private Example object(int depth) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> value = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (String name : List.of("a", "b.c", "if", "Účel").subList(0, 1 + random.nextInt(4))) {
            Example member = example(depth);
            properties.put(name, member.schema());
            boolean isRequired = random.nextBoolean();
            if (isRequired) {
                required.add(name);
            }
            if (isRequired || random.nextBoolean()) {
                value.put(name, member.value());
            }
        }
        return new Example(Map.of("type", "object", "properties", properties, "required", required), value);
    }
}
