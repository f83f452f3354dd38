package dev.agentops.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void noScoreOutsideOfZeroToOne(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation.Score(value, "match", ""))
                .withMessageContaining(String.valueOf(value))
                .withMessageContaining("must be 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void scoresFromZeroToOne(double value) {
        assertThat(new Evaluation.Score(value, "match", "").value()).isEqualTo(value);
    }

    @Test
    void noScoreWithABlankLabel() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Evaluation.Score(1, " ", ""));
    }

    @Test
    void anErrorWithoutATextIsStillAnError() {
        Evaluation.Errored error = Evaluation.Errored.of(new IllegalStateException());

        assertThat(error.errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.message()).isEmpty();
    }

    @Test
    void theTextOfAnErrorIsCutBetweenCharacters() {
        String text = "x".repeat(999) + "\uD83D\uDE00";

        assertThat(new Evaluation.Errored("E", text).message()).isEqualTo("x".repeat(999));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void noProbabilityOutsideOfZeroToOne(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(Sampling.Reason.RANDOM, probability))
                .withMessageContaining("must be 0 to 1");
    }
}
