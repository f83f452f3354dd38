package dev.agentops.benchmarks.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A comparison is worth nothing when the engines answer different questions. */
class EqualAnswersTest {
    static Stream<Arguments> sets() {
        return Arrays.stream(Shape.values())
                .flatMap(shape -> Stream.of(1, 10, 100, 1000).map(policies -> Arguments.of(shape, policies)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void allEnginesGiveEqualAnswers(Shape shape, int policies) {
        Workload workload = Workload.of(shape, policies);
        List<String> expected = verdicts(new CedarJavaPeer(workload), workload);

        assertThat(expected).hasSize(64);
        assertThat(expected).filteredOn("allow"::equals).hasSizeBetween(20, 44);
        for (Engine engine : Engine.values()) {
            try (DecisionPeer peer = engine.load(workload)) {
                assertThat(verdicts(peer, workload)).as(engine.label()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void codeByHandAndTheLibraryGiveEqualReasons(Shape shape, int policies) {
        Workload workload = Workload.of(shape, policies);
        DecisionPeer byHand = new HandWrittenPeer(workload);
        DecisionPeer library = new LibraryPeer(workload);

        Set<String> reasons = new TreeSet<>();
        for (Call call : workload.calls()) {
            Set<String> expected = reasons(byHand.decide(call));
            assertThat(reasons(library.decide(call))).isEqualTo(expected);
            reasons.addAll(expected);
        }
        assertThat(reasons).contains(Workload.SUSPENDED_ID, Workload.CLOSED_REGION_ID);
        assertThat(reasons).hasSizeGreaterThanOrEqualTo(2 + Math.min(policies, 16) / 2);
    }

    private static List<String> verdicts(DecisionPeer peer, Workload workload) {
        List<String> verdicts = new ArrayList<>();
        workload.calls().forEach(call -> verdicts.add(peer.decide(call).verdict()));
        return verdicts;
    }

    private static Set<String> reasons(Decision decision) {
        return decision.reasons().stream().map(Reason::policyId).collect(Collectors.toCollection(TreeSet::new));
    }
}
