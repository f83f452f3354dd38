package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.agentops.policy.value.OfficialConditions.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are decimals, and which number each is. */
class CedarDecimalTest {
    private static final long SEED = 20_260_801;
    private static final int TEXTS = 24_000;

    @ParameterizedTest
    @CsvSource({
        "0.0, 0, 0.0",
        "-0.0, 0, 0.0",
        "1.5, 15000, 1.5",
        "-0.0001, -1, -0.0001",
        "0012.3400, 123400, 12.34",
        "100.0, 1000000, 100.0",
        "922337203685477.5807, 9223372036854775807, 922337203685477.5807",
        "-922337203685477.5808, -9223372036854775808, -922337203685477.5808"
    })
    void readsDigitsAPointAndUpToFourDigits(String text, long tenThousandths, String shortest) {
        assertThat(CedarDecimal.parse(text)).isEqualTo(new CedarDecimal(tenThousandths));
        assertThat(new CedarDecimal(tenThousandths)).hasToString(shortest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "1",
                "1.",
                ".5",
                "+1.0",
                "1.00000",
                "1,0",
                "1.0 ",
                " 1.0",
                "1.0\n",
                "--1.0",
                "1.-5",
                "1e2",
                "1.2.3",
                "\u0663.0",
                "1.\u0663",
                "922337203685477.5808",
                "-922337203685477.5809",
                "99999999999999999999.0"
            })
    void refusesWhatCedarRefuses(String text) {
        assertThat(CedarDecimal.parse(text)).isNull();
    }

    @Test
    void theOfficialEngineReadsTheSameNumbers() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        List<Map<String, Value>> rows = new ArrayList<>();
        List<List<Answer>> expected = new ArrayList<>();
        int valid = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = Texts.maybeDamaged(random, () -> text(random));
            CedarDecimal decimal = CedarDecimal.parse(text);
            CedarDecimal other = new CedarDecimal(
                    decimal != null && random.nextBoolean() ? decimal.tenThousandths() : Texts.number(random));
            int order = decimal == null ? 0 : decimal.compareTo(other);
            valid += decimal == null ? 0 : 1;
            rows.add(Map.of(
                    "text", new PrimString(text),
                    "same", new PrimString(String.valueOf(decimal == null ? other : decimal)),
                    "other", new PrimString(other.toString()),
                    "less", new PrimBool(order < 0),
                    "greater", new PrimBool(order > 0)));
            Answer answer = decimal == null ? Answer.ERROR : Answer.TRUE;
            expected.add(List.of(answer, answer, answer));
        }

        assertThat(new OfficialConditions(
                                "decimal(it.text) == decimal(it.same)",
                                "decimal(it.text).lessThan(decimal(it.other)) == it.less",
                                "decimal(it.text).greaterThan(decimal(it.other)) == it.greater")
                        .disagreements(rows, expected))
                .isEmpty();
        assertThat(expected).hasSize(TEXTS);
        assertThat(valid).isBetween(TEXTS / 3, TEXTS * 2 / 3);
    }

    private static String text(Random random) {
        if (random.nextInt(4) == 0) {
            return new CedarDecimal(Texts.number(random)).toString();
        }
        String sign = random.nextInt(3) == 0 ? "-" : "";
        return sign + Texts.digits(random, 1 + random.nextInt(17)) + "." + Texts.digits(random, 1 + random.nextInt(4));
    }
}
