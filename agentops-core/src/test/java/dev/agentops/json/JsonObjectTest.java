package dev.agentops.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void isACopyThatTheCallerCannotReach() {
        List<Object> inner = new ArrayList<>(List.of("a"));
        Map<String, Object> outer = new HashMap<>(Map.of("list", inner));
        JsonObject frozen = JsonObject.copyOf(outer);

        inner.add("b");
        outer.put("more", 1);

        assertThat(frozen).hasSize(1).containsEntry("list", List.of("a"));
    }

    @Test
    void cannotBeChangedAtAnyLevel() {
        JsonObject frozen = JsonObject.copyOf(Map.of("list", List.of(1), "object", Map.of("a", 1)));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> frozen.put("x", 1));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(frozen::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> frozen.remove("list"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> frozen.entrySet().iterator().next().setValue(2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((List<?>) frozen.get("list")).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) frozen.get("object")).clear());
    }

    @Test
    void isReturnedAsItIsWhenFrozenAlready() {
        JsonObject frozen = JsonObject.copyOf(Map.of("a", 1));

        assertThat(JsonObject.copyOf(frozen)).isSameAs(frozen);
    }

    @Test
    void isHeldToNarrowerLimitsWhenFrozenAlready() {
        JsonObject deep = JsonObject.copyOf(Map.of("a", List.of(List.of("x")), "b", 1));
        JsonObject inner = JsonObject.parse("{\"pad\":\"0123456789\",\"in\":{\"a\":1}}");

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(deep, new JsonLimits(2, 1000, 10)))
                .withMessageContaining("deeper than 2");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(deep, new JsonLimits(9, 1000, 1)))
                .withMessageContaining("more than 1 keys");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(deep, new JsonLimits(9, 10, 10)))
                .withMessageContaining("larger than 10 bytes");
        assertThat(JsonObject.copyOf((JsonObject) inner.get("in"), new JsonLimits(1, 20, 1)))
                .as("an inner object is measured alone")
                .hasSize(1);
    }

    @Test
    void hasOneFormForEachNumber() {
        JsonObject frozen = JsonObject.copyOf(Map.of(
                "byte",
                (byte) 1,
                "int",
                1,
                "big",
                BigInteger.ONE,
                "double",
                0.1,
                "float",
                0.1f,
                "huge",
                BigInteger.TWO.pow(64)));

        assertThat(frozen.get("byte")).isEqualTo(1L);
        assertThat(frozen.get("int")).isEqualTo(1L);
        assertThat(frozen.get("big")).isEqualTo(1L);
        assertThat(frozen.get("double")).isEqualTo(new BigDecimal("0.1"));
        assertThat(frozen.get("float")).isEqualTo(new BigDecimal("0.1"));
        assertThat(frozen.get("huge")).isEqualTo(BigInteger.TWO.pow(64));
    }

    @Test
    void takesNoObjectOfASubclassThatCouldChange() {
        BigDecimal hostile = new BigDecimal("1.5") {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                return "0";
            }
        };

        assertThat(JsonObject.copyOf(Map.of("n", hostile)).get("n"))
                .isEqualTo(new BigDecimal("1.5"))
                .extracting(Object::getClass)
                .isEqualTo(BigDecimal.class);
    }

    @Test
    void refusesWhatJsonCannotExpressAndSaysWhere() {
        assertRefused(Map.of("a", List.of(Map.of("b/c", Double.NaN))), "/a/0/b~1c", "NaN");
        assertRefused(Map.of("a", new StringBuilder("x")), "/a", "StringBuilder");
        assertRefused(Map.of("a", Map.of(1, 2)), "/a", "keys of an object are strings");
        assertRefused(Collections.singletonMap(null, 1), "", "null");
        assertRefused(Map.of("a", "\uD800"), "/a", "surrogate");
        assertRefused(Map.of("\uDC00", 1), "", "surrogate");
        assertRefused(Map.of("a", new BigDecimal("1e2000")), "/a", "digits or places");
    }

    private static void assertRefused(Map<?, ?> map, String pointer, String problem) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(map))
                .withMessageContaining(problem)
                .satisfies(failure -> assertThat(failure.pointer()).isEqualTo(pointer));
    }

    @Test
    void refusesCyclesAndDepth() {
        Map<String, Object> cyclic = new HashMap<>();
        cyclic.put("self", cyclic);

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(cyclic))
                .withMessageContaining("deeper than 64");
    }

    @Test
    void refusesAMapThatHasAKeyTwice() {
        IdentityHashMap<String, Object> byIdentity = new IdentityHashMap<>();
        byIdentity.put("id", 1);
        byIdentity.put(new String("id"), 2);

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(byIdentity))
                .withMessageContaining("stands twice");
    }

    @Test
    void stopsReadingAMapWithoutEnd() {
        Map<String, Object> endless = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Entry<String, Object>> iterator() {
                        return new Iterator<>() {
                            private long next;

                            @Override
                            public boolean hasNext() {
                                return true;
                            }

                            @Override
                            public Entry<String, Object> next() {
                                return Map.entry("k" + next++, 1);
                            }
                        };
                    }

                    @Override
                    public int size() {
                        return 1;
                    }
                };
            }
        };

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonObject.copyOf(endless))
                .withMessageContaining("more than 10000 keys");
    }

    @Test
    void keepsTheOrderAndFindsEachOfManyMembers() {
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("k" + i, (long) i);
        }
        JsonObject frozen = JsonObject.copyOf(many);

        assertThat(frozen).containsExactlyEntriesOf(many);
        assertThat(frozen.get("k999")).isEqualTo(999L);
        assertThat(frozen.containsKey("k1000")).isFalse();
        assertThat(frozen.nameAt(7)).isEqualTo("k7");
        assertThat(frozen.valueAt(7)).isEqualTo(7L);
    }

    @Test
    void equalsAnyMapOfEqualMembers() {
        JsonObject frozen = JsonObject.parse("{\"a\":1,\"b\":[\"x\"]}");

        assertThat(frozen)
                .isEqualTo(Map.of("a", 1L, "b", List.of("x")))
                .hasSameHashCodeAs(Map.of("b", List.of("x"), "a", 1L));
    }

    @Test
    void showsNothingOfItsContent() {
        assertThat(JsonObject.parse("{\"password\":\"s3cret\"}")).hasToString("JsonObject(1 member)");
        assertThat(Json.freeze(List.of("s3cret", 1), JsonLimits.DEFAULT)).hasToString("JsonArray(2 elements)");
    }

    @Test
    void limitsHaveLimits() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new JsonLimits(513, 100, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new JsonLimits(0, 100, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new JsonLimits(1, 1, 1));
    }
}
