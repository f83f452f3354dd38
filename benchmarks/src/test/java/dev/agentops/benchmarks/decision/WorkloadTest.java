package dev.agentops.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
    @ParameterizedTest
    @EnumSource
    void isTheSameEachTime(Shape shape) {
        assertThat(Workload.of(shape, 100).calls())
                .hasSize(Workload.CALLS)
                .isEqualTo(Workload.of(shape, 100).calls());
    }

    @Test
    void callsMeetManyTools() {
        assertThat(Workload.of(Shape.PER_TOOL, 1000).calls())
                .extracting(call -> call.action().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void theNextCallIsFoundByAMask() {
        assertThat(Integer.bitCount(Workload.CALLS)).isEqualTo(1);
    }
}
