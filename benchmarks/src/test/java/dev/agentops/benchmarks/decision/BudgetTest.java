package dev.agentops.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void theLimitItselfWillDo() {
        assertThat(Budget.atMost("bytes", 256, 256).isKept()).isTrue();
        assertThat(Budget.atLeast("times faster", 4, 4).isKept()).isTrue();
    }

    @Test
    void whatIsBeyondTheLimitIsBroken() {
        assertThat(Budget.atMost("bytes", 256.5, 256).isKept()).isFalse();
        assertThat(Budget.atLeast("times faster", 3.99, 4).isKept()).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsBroken() {
        assertThat(Budget.atMost("bytes", Double.NaN, 256).isKept()).isFalse();
        assertThat(Budget.atLeast("times faster", Double.NaN, 4).isKept()).isFalse();
    }

    @Test
    void theLineSaysValueLimitAndVerdict() {
        assertThat(Budget.atMost("bytes", 300, 256).toString()).contains("300.00", "<=", "256.00", "BROKEN");
        assertThat(Budget.atLeast("times faster", 9000, 8000).toString()).contains("9,000.00", ">=", "kept");
    }
}
