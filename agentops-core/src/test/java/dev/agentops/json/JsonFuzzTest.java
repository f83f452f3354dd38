package dev.agentops.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts made by a seeded generator and then damaged: this parser and Jackson must agree on each. */
class JsonFuzzTest {
    private static final int INPUTS = 100_000;
    private static final JsonObject BEYOND = JsonObject.parse("{\"beyond\":\"the limits of numbers\"}");
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"a\"",
        "\"b\"",
        "\"\"",
        "\"\\n\"",
        "\"\\u0041\"",
        "0",
        "-1",
        "1.5",
        "1e3",
        "00",
        "true",
        "false",
        "null",
        " ",
        "\n",
        "\"é\"",
        "\"",
        "\\",
        "-",
        "."
    };

    private final ObjectMapper jackson = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @Test
    void agreesWithJacksonOnWellFormedAndDamagedTexts() throws Exception {
        long seed = 20_261_123L;
        System.out.println("JsonFuzzTest seed " + seed);
        Random random = new Random(seed);
        int accepted = 0;
        int refused = 0;
        int beyond = 0;
        for (int i = 0; i < INPUTS; i++) {
            String text = i % 2 == 0 ? soup(random) : damaged(random);
            JsonObject actual = readByUs(text);
            if (BEYOND.equals(actual)) {
                beyond++;
                continue;
            }
            JsonNode expected = readByJackson(text);
            assertThat(actual != null)
                    .as("whether this is one JSON object: %s", text)
                    .isEqualTo(expected != null);
            if (actual == null) {
                refused++;
            } else {
                accepted++;
                assertThat(jackson.readTree(actual.toJson())).isEqualTo(jackson.readTree(text));
            }
        }
        assertThat(accepted + refused + beyond).isEqualTo(INPUTS);
        assertThat(beyond).as("numbers that only our limit refuses").isLessThan(INPUTS / 100);
        assertThat(accepted).isGreaterThan(INPUTS / 10);
        assertThat(refused).isGreaterThan(INPUTS / 4);
    }

    private JsonNode readByJackson(String text) {
        try {
            JsonNode node = jackson.readTree(text);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException | NumberFormatException notJson) {
            return null;
        }
    }

    private static JsonObject readByUs(String text) {
        try {
            return JsonObject.parse(text);
        } catch (JsonException notAcceptable) {
            return notAcceptable.problem().contains("digits or places") ? BEYOND : null;
        }
    }

    private static String soup(Random random) {
        StringBuilder text = new StringBuilder("{");
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.append('}').toString();
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder();
        value(random, text, 0, true);
        if (random.nextInt(3) == 0 && text.length() > 2) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static void value(Random random, StringBuilder out, int depth, boolean object) {
        int kind = object ? 0 : random.nextInt(depth > 4 ? 3 : 5) + (depth > 4 ? 2 : 0);
        switch (kind) {
            case 0 -> object(random, out, depth);
            case 1 -> array(random, out, depth);
            case 2 -> out.append(random.nextLong());
            case 3 -> out.append(random.nextInt(1000)).append('.').append(random.nextInt(1000));
            default -> out.append("\"t").append(random.nextInt(50)).append("\\t\"");
        }
    }

    private static void object(Random random, StringBuilder out, int depth) {
        out.append('{');
        int members = random.nextInt(12);
        for (int i = 0; i < members; i++) {
            out.append(i == 0 ? "" : ",")
                    .append("\"k")
                    .append(random.nextInt(60))
                    .append("\":");
            value(random, out, depth + 1, false);
        }
        out.append('}');
    }

    private static void array(Random random, StringBuilder out, int depth) {
        out.append('[');
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            out.append(i == 0 ? "" : " , ");
            value(random, out, depth + 1, false);
        }
        out.append(']');
    }
}
