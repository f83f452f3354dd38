package dev.agentops.policy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.agentops.json.JsonObject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** A record of Cedar. */
class CedarRecordTest {
    private static final CedarRecord RECORD = CedarRecord.of(Map.of("b", 1L, "a", "x", "c", CedarSet.EMPTY));

    @Test
    void membersAreFoundByNameAndStandInOrder() {
        assertThat(RECORD).containsExactly(Map.entry("a", "x"), Map.entry("b", 1L), Map.entry("c", CedarSet.EMPTY));
        assertThat(RECORD.get("b")).isEqualTo(1L);
        assertThat(RECORD.get("d")).isNull();
        assertThat(RECORD.containsKey("c")).isTrue();
        assertThat(RECORD.containsKey("aa")).isFalse();
        assertThat(RECORD.nameAt(2)).isEqualTo("c");
        assertThat(RECORD.valueAt(0)).isEqualTo("x");
    }

    @Test
    void itEqualsEveryMapOfEqualMembers() {
        Map<String, Object> members = new HashMap<>(Map.of("t", "x", "n", 2L, "r", Map.of("u", true)));
        CedarRecord record = CedarRecord.of(members);
        JsonObject json = JsonObject.parse("{\"n\": 2, \"r\": {\"u\": true}, \"t\": \"x\"}");

        assertThat(record).isEqualTo(members).isEqualTo(json).hasSameHashCodeAs(members);
        assertThat(json).isEqualTo(record).hasSameHashCodeAs(record);
        assertThat(members).isEqualTo(record);
        members.put("n", 3L);
        assertThat(record).isNotEqualTo(members).isNotEqualTo(Map.of()).isNotEqualTo("x");
    }

    @Test
    void itCannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> RECORD.put("a", 1L));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> RECORD.remove("a"));
        Iterator<Map.Entry<String, Object>> none = CedarRecord.EMPTY.entrySet().iterator();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::next);
    }

    @Test
    void aCopyOfOneIsTheSame() {
        assertThat(CedarRecord.of(RECORD)).isSameAs(RECORD);
        assertThat(CedarRecord.of(Map.of())).isSameAs(CedarRecord.EMPTY);
    }

    @Test
    void whatIsNoValueOfCedarIsRefused() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);

        assertThatNullPointerException().isThrownBy(() -> CedarRecord.of(withNull));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CedarRecord.of(Map.of("a", 1.5)))
                .withMessage("a java.lang.Double is no value of Cedar");
    }

    @Test
    void nothingOfItIsShown() {
        assertThat(CedarRecord.of(Map.of("secret", "secret"))).hasToString("CedarRecord(1 member)");
        assertThat(RECORD).hasToString("CedarRecord(3 members)");
    }
}
