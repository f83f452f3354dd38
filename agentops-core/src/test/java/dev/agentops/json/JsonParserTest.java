package dev.agentops.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParserTest {

    @Test
    void readsEveryType() {
        JsonObject object = JsonObject.parse(
                " {\"s\":\"a\\u00e9\\n\\uD83D\\uDE00\",\"i\":-7,\"d\":1.50,\"e\":1e2,\"t\":true,\"f\":false,\"n\":null,"
                        + "\"a\":[1,[],{}],\"o\":{\"x\":{}}} ");

        assertThat(object.get("s")).isEqualTo("aé\n😀");
        assertThat(object.get("i")).isEqualTo(-7L);
        assertThat(object.get("d")).isEqualTo(new BigDecimal("1.50"));
        assertThat(object.get("e")).isEqualTo(new BigDecimal("1e2"));
        assertThat(object.get("t")).isEqualTo(true);
        assertThat(object.get("f")).isEqualTo(false);
        assertThat(object).containsKey("n").containsEntry("n", null);
        assertThat(object.get("a")).isEqualTo(List.of(1L, List.of(), JsonObject.empty()));
        assertThat(object.keySet()).containsExactly("s", "i", "d", "e", "t", "f", "n", "a", "o");
    }

    @Test
    void keepsIntegersBeyondSixtyFourBitsExact() {
        JsonObject object = JsonObject.parse(
                "{\"most\":9223372036854775807,\"beyond\":9223372036854775808," + "\"least\":-9223372036854775808}");

        assertThat(object.get("most")).isEqualTo(Long.MAX_VALUE);
        assertThat(object.get("least")).isEqualTo(Long.MIN_VALUE);
        assertThat(object.get("beyond")).isEqualTo(new BigInteger("9223372036854775808"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"",
                "{} {}",
                "{}x",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{\"a\":1 \"b\":2}",
                "\uFEFF{}",
                "{\"a\":\"\\uD800\"}",
                "{\"a\":\"\\uDE00\\uD83D\"}",
                "{\"a\":١}",
                "{\"a\":/*c*/1}"
            })
    void refusesWhatIsNotOneJsonObject(String text) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonObject.parse(text));
    }

    @Test
    void refusesNamesThatStandTwiceHoweverTheyAreWritten() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"o\":{\"id\":1,\"\\u0069d\":2}}"))
                .satisfies(failure -> {
                    assertThat(failure.pointer()).isEqualTo("/o/id");
                    assertThat(failure.problem()).contains("stands twice");
                });
    }

    @Test
    void refusesNamesThatStandTwiceAmongMany() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 100; i++) {
            text.append("\"k").append(i).append("\":").append(i).append(',');
        }
        String twice = text + "\"k57\":0}";
        String once = text + "\"k100\":100}";

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse(twice))
                .satisfies(failure -> assertThat(failure.pointer()).isEqualTo("/k57"));
        assertThat(JsonObject.parse(once))
                .hasSize(101)
                .containsEntry("k57", 57L)
                .containsEntry("k100", 100L);
    }

    @Test
    void saysWhereTheTextIsWrong() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\n  \"a\": [1, 2,\n ]}"))
                .withMessageContaining("line 3, column 2")
                .satisfies(failure -> assertThat(failure.pointer()).isEqualTo("/a/2"));
    }

    @Test
    void holdsItsLimitsWhileItReads() {
        JsonLimits limits = new JsonLimits(3, 40, 3);

        assertThat(JsonObject.parse("{\"a\":[[1]]}", limits)).hasSize(1);
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":[[[1]]]}", limits))
                .withMessageContaining("deeper than 3");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":{\"b\":1,\"c\":2,\"d\":3}}", limits))
                .withMessageContaining("more than 3 keys");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":[1,2,3,4,5]}", limits))
                .withMessageContaining("larger than 40 bytes");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":\"ééééééééééééééééé\"}", limits))
                .withMessageContaining("larger than 40 bytes");
    }

    @Test
    void refusesTenThousandLevelsWithoutOverflow() {
        String text = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse(text))
                .withMessageContaining("deeper than 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "1e-1001", "1e999999999999", "-1E+2147483648"})
    void refusesNumbersThatWouldMakeArithmeticExpensive(String number) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":" + number + "}"))
                .withMessageContaining("digits or places");
    }

    @Test
    void digitsBeyondSixtyFourBitsCount() {
        String number = "1".repeat(900);
        JsonLimits limits = new JsonLimits(4, 1_000, 10);

        assertThat(JsonObject.parse("{\"a\":" + number + "}", limits)).hasSize(1);
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(
                        () -> JsonObject.parse("{\"a\":[" + number + "," + number + "]}", new JsonLimits(4, 1_800, 10)))
                .satisfies(beyond -> assertThat(beyond.isBeyondLimits()).isTrue());
    }

    @Test
    void writesWhatItReads() {
        String text = "{\"a\":\"\\u0001\\\"\\\\\\n\\t/é\",\"b\":[1,2.50,true,null,{}],\"c\":{},\"d\":[]}";

        assertThat(JsonObject.parse(text).toJson()).isEqualTo(text);
    }

    @Test
    void aMessageNeverQuotesAValue() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":\"s3cret\\q\"}"))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("s3cret"));
    }
}
