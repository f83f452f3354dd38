package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.agentops.policy.value.OfficialConditions.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are durations, how long each is, and its whole units. */
class CedarDurationTest {
    private static final long SEED = 20_260_802;
    private static final int TEXTS = 24_000;
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};

    @ParameterizedTest
    @CsvSource({
        "0ms, 0",
        "-0d, 0",
        "1d2h3m4s5ms, 93784005",
        "-1h, -3600000",
        "5m, 300000",
        "5ms, 5",
        "000000000000000000000001s, 1000",
        "9223372036854775807ms, 9223372036854775807",
        "-9223372036854775808ms, -9223372036854775808",
        "-9223372036854775s808ms, -9223372036854775808"
    })
    void addsItsPartsUp(String text, long millis) {
        assertThat(CedarDuration.parse(text)).isEqualTo(new CedarDuration(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1",
                "ms",
                "+1s",
                "1s1m",
                "1s1s",
                "1 s",
                "1s ",
                "1s\n",
                "--1s",
                "1h-1m",
                "1S",
                "1.5s",
                "\u0663s",
                "1ds",
                "9223372036854775808ms",
                "-9223372036854775809ms",
                "9223372036854775s808ms",
                "106751991168d",
                "99999999999999999999d"
            })
    void refusesWhatCedarRefuses(String text) {
        assertThat(CedarDuration.parse(text)).isNull();
    }

    @Test
    void unitsAreRoundedTowardZero() {
        CedarDuration duration = new CedarDuration(-93_784_999);

        assertThat(duration.toMilliseconds()).isEqualTo(-93_784_999);
        assertThat(duration.toSeconds()).isEqualTo(-93_784);
        assertThat(duration.toMinutes()).isEqualTo(-1_563);
        assertThat(duration.toHours()).isEqualTo(-26);
        assertThat(duration.toDays()).isEqualTo(-1);
    }

    @Test
    void theOfficialEngineReadsTheSameSpans() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        List<Map<String, Value>> rows = new ArrayList<>();
        List<List<Answer>> expected = new ArrayList<>();
        int valid = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = Texts.maybeDamaged(random, () -> text(random));
            CedarDuration parsed = CedarDuration.parse(text);
            CedarDuration span = parsed == null ? new CedarDuration(0) : parsed;
            CedarDuration other = new CedarDuration(random.nextBoolean() ? span.millis() : Texts.number(random));
            valid += parsed == null ? 0 : 1;
            rows.add(Map.of(
                    "text", new PrimString(text),
                    "same", new PrimString(span.toString()),
                    "other", new PrimString(other.toString()),
                    "less", new PrimBool(span.compareTo(other) < 0),
                    "ms", new PrimLong(span.toMilliseconds()),
                    "s", new PrimLong(span.toSeconds()),
                    "m", new PrimLong(span.toMinutes()),
                    "h", new PrimLong(span.toHours()),
                    "d", new PrimLong(span.toDays())));
            expected.add(Collections.nCopies(7, parsed == null ? Answer.ERROR : Answer.TRUE));
        }

        assertThat(new OfficialConditions(
                                "duration(it.text) == duration(it.same)",
                                "(duration(it.text) < duration(it.other)) == it.less",
                                "duration(it.text).toMilliseconds() == it.ms",
                                "duration(it.text).toSeconds() == it.s",
                                "duration(it.text).toMinutes() == it.m",
                                "duration(it.text).toHours() == it.h",
                                "duration(it.text).toDays() == it.d")
                        .disagreements(rows, expected))
                .isEmpty();
        assertThat(expected).hasSize(TEXTS);
        assertThat(valid).isBetween(TEXTS / 3, TEXTS * 3 / 4);
    }

    private static String text(Random random) {
        if (random.nextInt(4) == 0) {
            return new CedarDuration(Texts.number(random)).toString();
        }
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
        int longest = random.nextInt(5) == 0 ? 19 : 8;
        for (String unit : UNITS) {
            if (random.nextBoolean()) {
                text.append(Texts.digits(random, 1 + random.nextInt(longest))).append(unit);
            }
        }
        return text.toString();
    }
}
