package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.agentops.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A set of Cedar. */
class CedarSetTest {
    @Test
    void orderAndRepetitionDoNotCount() {
        assertThat(CedarSet.of(1L, "a", true, 1L))
                .isEqualTo(CedarSet.of(true, 1L, "a"))
                .hasSameHashCodeAs(CedarSet.of(List.of("a", true, 1L)));
        assertThat(CedarSet.of(1L, 1L).size()).isEqualTo(1);
        assertThat(CedarSet.of(1L)).isNotEqualTo(CedarSet.of("1")).isNotEqualTo(1L);
        assertThat(CedarSet.of().isEmpty()).isTrue();
        assertThat(CedarSet.of()).isSameAs(CedarSet.EMPTY);
    }

    @Test
    void aRecordIsFoundInWhateverOrderItsMembersStand() {
        CedarSet set = CedarSet.of(
                JsonObject.parse("{\"b\": {\"d\": 1, \"c\": 2}, \"a\": true}"),
                CedarRecord.of(Map.of("a", JsonObject.parse("{\"y\": 1, \"x\": 2}"))));

        assertThat(set.contains(JsonObject.parse("{\"a\": true, \"b\": {\"c\": 2, \"d\": 1}}")))
                .isTrue();
        assertThat(set.contains(Map.of("a", CedarRecord.of(Map.of("x", 2L, "y", 1L)))))
                .isTrue();
        assertThat(set.contains(JsonObject.parse("{\"a\": true}"))).isFalse();
        assertThat(CedarSet.of("a").contains(JsonObject.parse("{\"a\": true}"))).isFalse();
    }

    @Test
    void elementsOfTheCallerAreCopied() {
        Object[] elements = {"a"};
        CedarSet set = CedarSet.of(elements);
        elements[0] = "b";

        assertThat(set.contains("a")).isTrue();
    }

    @Test
    void whatIsNoValueOfCedarIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CedarSet.of(1))
                .withMessage("a java.lang.Integer is no value of Cedar");
        assertThatIllegalArgumentException().isThrownBy(() -> CedarSet.of(Map.of("a", 1.5)));
        assertThatNullPointerException().isThrownBy(() -> CedarSet.of(Arrays.asList("a", null)));
        assertThatIllegalArgumentException().isThrownBy(() -> CedarSet.of("a").contains(1));
    }

    @Test
    void nothingOfItIsShown() {
        assertThat(CedarSet.of("secret")).hasToString("CedarSet(1 element)");
        assertThat(CedarSet.EMPTY).hasToString("CedarSet(0 elements)");
    }

    @Test
    void elementsOfOneHashCodeDoNotSlowItDown() {
        List<Object> hostile = new ArrayList<>();
        for (int i = 0; i < 1 << 14; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            hostile.add(Map.of(text.toString(), text.toString()));
        }
        assertThat(hostile)
                .allMatch(record -> record.hashCode() == hostile.get(0).hashCode());

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            CedarSet one = CedarSet.of(hostile);
            CedarSet other = CedarSet.of(new ArrayList<>(hostile));
            assertThat(one.size()).isEqualTo(hostile.size());
            assertThat(one).isEqualTo(other);
            assertThat(one.containsAll(other)).isTrue();
            assertThat(hostile).allMatch(one::contains);
        });
    }
}
