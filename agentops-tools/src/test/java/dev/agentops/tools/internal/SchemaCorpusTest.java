package dev.agentops.tools.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentops.json.Json;
import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.tools.SchemaInvalidException;
import dev.agentops.tools.SchemaProblem;
import dev.agentops.tools.UnknownArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tool schemas written by others: each is compiled or refused for a clear reason, and both engines agree on it. */
class SchemaCorpusTest {
    private static final long SEED = 4711;
    private static final JsonLimits WIDE = new JsonLimits(200, 50_000_000, 1_000_000);
    private static final String NOT_JSON_SCHEMA =
            ".*/type is \"(dict|float|any|tuple|String|long|Array|HashMap|ArrayList|char)\", must be one of .*";

    private final Random random = new Random(SEED);
    private UnaryOperator<JsonObject> translation = schema -> schema;
    private int compiled;
    private int refused;
    private int pairs;
    private int valid;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sessions/agentdojo/suites-v1, 74, 0",
        "sessions/tau-bench/tools, 30, 0",
        "mcp-tools/github-mcp-server, 59, 0",
        "mcp-tools/cedar-for-agents/examples, 16, 1"
    })
    void everySchemaIsCompiledOrRefusedForAClearReason(String folder, int expectedCompiled, int expectedRefused)
            throws IOException {
        readAll(folder);
        assertThat(compiled).isEqualTo(expectedCompiled);
        assertThat(refused).isEqualTo(expectedRefused);
        assertThat(valid).isBetween(pairs / 10, pairs);
    }

    /** These call an object {@code dict} and a number {@code float}: refused as they are, compiled in JSON Schema's words. */
    @ParameterizedTest(name = "translated: {0}")
    @CsvSource({"false, 0, 914", "true, 914, 0"})
    void functionsInPythonsAndJavasWordsAreRefusedUntilTranslated(
            boolean translated, int expectedCompiled, int expectedRefused) throws IOException {
        translation = translated ? SchemaCorpusTest::translated : schema -> schema;
        readAll("sessions/bfcl");
        assertThat(compiled).isEqualTo(expectedCompiled);
        assertThat(refused).isEqualTo(expectedRefused);
    }

    private static JsonObject translated(JsonObject schema) {
        return JsonObject.parse(schema.toJson()
                .replaceAll("\"type\":\"(dict|HashMap)\"", "\"type\":\"object\"")
                .replaceAll("\"type\":\"(tuple|Array|ArrayList)\"", "\"type\":\"array\"")
                .replaceAll("\"type\":\"(String|char)\"", "\"type\":\"string\"")
                .replace("\"type\":\"float\"", "\"type\":\"number\"")
                .replace("\"type\":\"long\"", "\"type\":\"integer\"")
                .replace("\"type\":\"any\"", "\"title\":\"any\""));
    }

    private void readAll(String folder) throws IOException {
        Path root = Path.of(System.getProperty("agentops.shared", "../shared"), folder);
        assumeTrue(Files.isDirectory(root), "the shared data is absent: " + root + " is no folder");
        for (Path file : files(root)) {
            read(file);
        }
        System.out.printf(
                "SchemaCorpusTest %s: seed %d, %d compiled, %d refused, %d pairs, %d valid%n",
                folder, SEED, compiled, refused, pairs, valid);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.toString().matches(".*\\.(json|snap)"))
                    .filter(file -> !file.toString().contains("possible_answer"))
                    .sorted()
                    .toList();
        }
    }

    private void read(Path file) throws IOException {
        String text = Files.readString(file);
        boolean lines = text.lines().limit(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        for (String document : lines ? text.lines().toList() : List.of(text)) {
            find(Json.parse(document, WIDE));
        }
    }

    private void find(@Nullable Object value) {
        if (value instanceof JsonArray array) {
            array.forEach(this::find);
        } else if (value instanceof JsonObject object) {
            Object schema = object.containsKey("inputSchema") ? object.get("inputSchema") : object.get("parameters");
            if (object.containsKey("name") && schema instanceof JsonObject found) {
                check(translation.apply(found.get("json") instanceof JsonObject wrapped ? wrapped : found));
            } else {
                object.values().forEach(this::find);
            }
        }
    }

    private void check(JsonObject schema) {
        try {
            ArgumentChecker checker = ArgumentChecker.of(schema, UnknownArguments.ALLOW);
            assertThat(checker.compiled()).isTrue();
            compiled++;
            compare(schema, checker);
        } catch (SchemaInvalidException clear) {
            assertThat(clear.problems())
                    .extracting(SchemaProblem::toString)
                    .allMatch(problem -> problem.matches(NOT_JSON_SCHEMA));
            refused++;
        }
    }

    private void compare(JsonObject schema, ArgumentChecker checker) {
        GeneralValidator general = GeneralValidator.of(schema, Dialect.DRAFT_2020_12);
        RandomSchemas values = new RandomSchemas(random, Dialect.DRAFT_2020_12);
        for (int i = 0; i < 20; i++) {
            JsonObject arguments = JsonObject.copyOf(new RandomArguments(random, values, schema).arguments());
            boolean accepted = checker.check(arguments).isEmpty();
            assertThat(accepted)
                    .as("schema %s%narguments %s", schema.toJson(), arguments.toJson())
                    .isEqualTo(
                            general.check(arguments, new Report(new Effort())).isEmpty());
            pairs++;
            valid += accepted ? 1 : 0;
        }
    }
}
