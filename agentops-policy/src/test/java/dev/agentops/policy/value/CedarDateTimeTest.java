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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are moments, which moment each is, and how one counts with them. */
class CedarDateTimeTest {
    private static final long SEED = 20_260_803;
    private static final int TEXTS = 30_000;
    private static final int MOMENTS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "1970-01-01, 0",
        "1970-01-01T00:00:00.001Z, 1",
        "0000-01-01, -62167219200000",
        "0000-01-01T00:00:00+2359, -62167305540000",
        "9999-12-31T23:59:59.999-2359, 253402387139999",
        "2024-02-29T12:30:00+0130, 1709204400000",
        "2024-02-29T12:30:00.250-0000, 1709209800250"
    })
    void readsDatesAndMoments(String text, long epochMillis) {
        CedarDateTime moment = new CedarDateTime(epochMillis);

        assertThat(CedarDateTime.parse(text)).isEqualTo(moment);
        assertThat(CedarDateTime.parse(moment.toString())).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-1-1",
                "2024-01-01Z",
                "2024-01-01T",
                "2024-01-01T00:00Z",
                "2024-01-01T00:00:00",
                "2024-01-01t00:00:00Z",
                "2024-01-01 00:00:00Z",
                "2024-01-01T00:00:00z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T23:60:00Z",
                "2016-12-31T23:59:60Z",
                "2024-01-01T00:00:00.Z",
                "2024-01-01T00:00:00.1Z",
                "2024-01-01T00:00:00.1234Z",
                "2024-01-01T00:00:00+01:00",
                "2024-01-01T00:00:00+2400",
                "2024-01-01T00:00:00+0060",
                "2024-01-01T00:00:00+0000 ",
                "2023-02-29",
                "1900-02-29",
                "2024-00-01",
                "2024-13-01",
                "2024-01-00",
                "2024-01-32",
                "2024-04-31",
                "10000-01-01",
                "-001-01-01",
                "2024-01-01\n",
                "\u0662024-01-01",
                "2024-01-01T00:00:00.000Z\n",
                "2024-01-01T00:00:00.000"
            })
    void refusesWhatCedarRefuses(String text) {
        assertThat(CedarDateTime.parse(text)).isNull();
    }

    @Test
    void theOfficialEngineReadsTheSameMoments() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        List<Map<String, Value>> rows = new ArrayList<>();
        List<List<Answer>> expected = new ArrayList<>();
        int valid = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = Texts.maybeDamaged(random, () -> text(random));
            CedarDateTime moment = CedarDateTime.parse(text);
            valid += moment == null ? 0 : 1;
            rows.add(Map.of(
                    "text", new PrimString(text),
                    "shown", new PrimString(moment == null ? text : moment.toString()),
                    "since", new PrimString((moment == null ? 0 : moment.epochMillis()) + "ms")));
            Answer answer = moment == null ? Answer.ERROR : Answer.TRUE;
            expected.add(List.of(answer, answer));
        }

        assertThat(new OfficialConditions(
                                "datetime(it.text) == datetime(\"1970-01-01\").offset(duration(it.since))",
                                "datetime(it.text) == datetime(it.shown)")
                        .disagreements(rows, expected))
                .isEmpty();
        assertThat(expected).hasSize(TEXTS);
        assertThat(valid).isBetween(TEXTS / 3, TEXTS * 3 / 4);
    }

    @Test
    void theOfficialEngineCountsTheSame() throws Exception {
        Random random = new Random(SEED + 1);
        System.out.println("seed " + (SEED + 1));
        List<Map<String, Value>> rows = new ArrayList<>();
        List<List<Answer>> expected = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            CedarDateTime moment = new CedarDateTime(Texts.number(random));
            CedarDateTime other =
                    new CedarDateTime(random.nextInt(4) == 0 ? moment.epochMillis() : Texts.number(random));
            CedarDateTime later = moment.offset(new CedarDuration(other.epochMillis()));
            CedarDuration between = moment.durationSince(other);
            CedarDateTime date = moment.toDate();
            rows.add(Map.of(
                    "at", millis(moment.epochMillis()),
                    "other", millis(other.epochMillis()),
                    "later", millis(later == null ? 0 : later.epochMillis()),
                    "between", millis(between == null ? 0 : between.millis()),
                    "date", millis(date == null ? 0 : date.epochMillis()),
                    "time", millis(moment.toTime().millis()),
                    "less", new PrimBool(moment.compareTo(other) < 0),
                    "least", new PrimBool(moment.compareTo(other) <= 0)));
            expected.add(List.of(answer(later), answer(between), answer(date), Answer.TRUE, Answer.TRUE, Answer.TRUE));
        }
        String epoch = "datetime(\"1970-01-01\")";
        String at = epoch + ".offset(duration(it.at))";
        String other = epoch + ".offset(duration(it.other))";

        assertThat(new OfficialConditions(
                                at + ".offset(duration(it.other)) == " + epoch + ".offset(duration(it.later))",
                                at + ".durationSince(" + other + ") == duration(it.between)",
                                at + ".toDate() == " + epoch + ".offset(duration(it.date))",
                                at + ".toTime() == duration(it.time)",
                                "(" + at + " < " + other + ") == it.less",
                                "(" + at + " <= " + other + ") == it.least")
                        .disagreements(rows, expected))
                .isEmpty();
        assertThat(expected).hasSize(MOMENTS);
        assertThat(expected.stream().filter(row -> row.get(0) == Answer.ERROR).count())
                .isGreaterThan(1_000);
        assertThat(expected.stream().filter(row -> row.get(1) == Answer.ERROR).count())
                .isGreaterThan(1_000);
        assertThat(expected.stream().filter(row -> row.get(2) == Answer.ERROR).count())
                .isGreaterThan(1_000);
    }

    private static Answer answer(@Nullable Object result) {
        return result == null ? Answer.ERROR : Answer.TRUE;
    }

    private static Value millis(long millis) {
        return new PrimString(millis + "ms");
    }

    private static String text(Random random) {
        String date = String.format(
                "%s-%02d-%02d",
                random.nextInt(4) == 0 ? "0000" : Texts.digits(random, 4), random.nextInt(13), random.nextInt(32));
        if (random.nextInt(5) == 0) {
            return date;
        }
        String time = String.format("T%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(61));
        String millis = random.nextBoolean() ? "." + Texts.digits(random, 3) : "";
        String offset =
                String.format("%s%02d%02d", random.nextBoolean() ? "+" : "-", random.nextInt(25), random.nextInt(61));
        return date + time + millis + (random.nextBoolean() ? "Z" : offset);
    }
}
