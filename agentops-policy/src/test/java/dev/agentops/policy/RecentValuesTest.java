package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentValuesTest {
    private final List<Integer> made = new ArrayList<>();

    private RecentValues<Integer, String> values(IntUnaryOperator hash) {
        return new RecentValues<>() {
            @Override
            int hash(Integer key) {
                return hash.applyAsInt(key);
            }

            @Override
            boolean isSame(Object known, Integer key) {
                return key.equals(known);
            }

            @Override
            String make(Integer key) {
                made.add(key);
                return "value " + key;
            }
        };
    }

    @Test
    void fourKeysOfOneHashDoNotPushEachOtherOut() {
        RecentValues<Integer, String> values = values(key -> 7);

        for (int round = 0; round < 3; round++) {
            for (int key = 0; key < 4; key++) {
                assertThat(values.of(key)).isEqualTo("value " + key);
            }
        }
        assertThat(made).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aFifthKeyOfOneHashPushesOutTheFirst() {
        RecentValues<Integer, String> values = values(key -> -1);

        for (int key : new int[] {0, 1, 2, 3, 4, 1, 2, 3, 4, 0}) {
            assertThat(values.of(key)).isEqualTo("value " + key);
        }
        assertThat(made).containsExactly(0, 1, 2, 3, 4, 0);
    }

    @Test
    void aThousandKeysInTurnAreMadeOnce() {
        RecentValues<Integer, String> values = values(key -> key);

        for (int round = 0; round < 2; round++) {
            for (int key = 0; key < 1000; key++) {
                assertThat(values.of(key)).isEqualTo("value " + key);
            }
        }
        assertThat(made).hasSize(1000);
    }

    /** What compares equal may be large: among many, some share places, and would be compared at every look. */
    @Test
    void objectsAreNeverCompared() {
        RecentValues<Incomparable, Integer> values = new RecentValues.OfObjects<>() {
            @Override
            Integer make(Incomparable key) {
                made.add(key.number());
                return key.number();
            }
        };
        List<Incomparable> keys =
                IntStream.range(0, 1_000).mapToObj(Incomparable::new).toList();

        for (int round = 0; round < 2; round++) {
            for (Incomparable key : keys) {
                assertThat(values.of(key)).isEqualTo(key.number());
            }
        }
        assertThat(made).hasSizeBetween(1_000, 1_200);
    }

    private record Incomparable(int number) {
        @Override
        public boolean equals(Object other) {
            throw new AssertionError("compared");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashed");
        }
    }
}
