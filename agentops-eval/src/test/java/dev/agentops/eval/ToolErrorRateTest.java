package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.agentops.authorization.Denial;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolErrorRateTest {
    private final ToolErrorRate evaluator = ToolErrorRate.create();

    static Stream<Arguments> rates() {
        return Stream.of(
                arguments(Records.of("a"), 0.0, "no_errors"),
                arguments(Records.of().failed("a"), 1.0, "errors"),
                arguments(Records.of("a", "b", "c").failed("a"), 0.25, "errors"),
                arguments(Records.of("a").failed("a").denied("a", Denial.Kind.POLICY), 0.5, "errors"),
                arguments(Records.of("a").memory("read"), 0.0, "no_errors"),
                arguments(Records.of("a").notKept(new NotKept(1, 7, 2, 9, 0, 0)), 0.5, "errors"),
                arguments(Records.of().notKept(new NotKept(0, 0, 2, 0, 0, 0)), 1.0, "errors"));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void isTheShareOfMadeCallsThatFailed(Records session, double rate, String label) {
        Evaluation evaluation = evaluator.evaluate(session.build());

        assertThat(evaluation).isInstanceOfSatisfying(Evaluation.Score.class, score -> {
            assertThat(score.value()).isEqualTo(rate);
            assertThat(score.label()).isEqualTo(label);
        });
    }

    static Stream<Records> withoutCalls() {
        return Stream.of(
                Records.of(),
                Records.of().memory("read"),
                Records.of().denied("a", Denial.Kind.POLICY).denied("b", Denial.Kind.UNKNOWN_TOOL),
                Records.of().notKept(new NotKept(0, 3, 0, 5, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("withoutCalls")
    void hasNothingToSayWhenNoCallWasMade(Records session) {
        assertThat(evaluator.evaluate(session.build())).isInstanceOf(Evaluation.NotApplicable.class);
    }

    @Test
    void saysItsNameAndLevel() {
        assertThat(evaluator.name()).isEqualTo("AgentOps.ToolErrorRate");
        assertThat(evaluator.level()).isEqualTo(Level.SESSION);
    }
}
