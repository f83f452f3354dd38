package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far up is too far, and what is a circle. */
class AncestryTest {
    private final Ancestry<Integer> ancestry = new Ancestry<>();

    private void chain(int from, int ancestors) {
        IntStream.range(from, from + ancestors).forEach(i -> ancestry.add(i, i + 1));
    }

    @Test
    void aChainMayBeAsLongAsTheLimit() {
        chain(0, Ancestry.DEEPEST);
        assertThat(ancestry.tooDeep()).isEmpty();
        assertThat(ancestry.circular()).isEmpty();

        ancestry.add(-1, 0);
        assertThat(ancestry.tooDeep()).contains(-1);
    }

    @Test
    void theLongestWayUpCounts() {
        chain(0, Ancestry.DEEPEST);
        ancestry.add(1000, Ancestry.DEEPEST);
        ancestry.add(1000, 0);

        assertThat(ancestry.tooDeep()).contains(1000);
    }

    @Test
    void aHundredThousandAncestorsAreMeasuredWithoutAStack() {
        chain(0, 100_000);

        assertThat(ancestry.tooDeep()).isPresent();
        assertThat(ancestry.circular()).isEmpty();
    }

    @Test
    void aNodeInACircleIsNamedAndNotOneBelowIt() {
        ancestry.add(1, 2);
        ancestry.add(2, 3);
        ancestry.add(3, 2);

        assertThat(ancestry.circular())
                .hasValueSatisfying(node -> assertThat(node).isBetween(2, 3));
        assertThat(ancestry.tooDeep()).isEmpty();
    }

    @Test
    void aNodeThatIsItsOwnParentIsACircle() {
        ancestry.add(1, 1);

        assertThat(ancestry.circular()).contains(1);
    }

    @Test
    void aLargeCircleIsTooDeep() {
        chain(0, 100);
        ancestry.add(100, 0);

        assertThat(ancestry.tooDeep()).isPresent();
    }
}
