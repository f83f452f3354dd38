package dev.agentops.policy.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two engines agree on generated policies and requests. {@code -Dagentops.differential.requests} says how many, and
 * {@code -Dagentops.differential.seed} which.
 */
class DifferentialTest {
    private static final int REQUESTS = Integer.getInteger("agentops.differential.requests", 10_000);
    private static final long SEED = Long.getLong("agentops.differential.seed", 20_261_123L);

    @Test
    void everyRequestIsAnsweredAlike() {
        Comparison comparison = new Comparison(SEED, REQUESTS, Engines::official, Engines::compiled);

        Optional<Disagreement> found = comparison.run();

        Shares shares = comparison.shares();
        System.out.println("seed " + SEED + ": " + shares);
        assertThat(found).as("seed %d", SEED).isEmpty();
        assertThat(shares.requests()).isGreaterThanOrEqualTo(REQUESTS);
        enoughOfEverything(shares);
    }

    /** In percent. */
    private static void enoughOfEverything(Shares shares) {
        assertThat(shares.allowed()).as("allowed").isGreaterThanOrEqualTo(25);
        assertThat(shares.forbidden()).as("denied by a forbid").isGreaterThanOrEqualTo(25);
        assertThat(shares.erring()).as("with erring policies").isGreaterThanOrEqualTo(15);
        assertThat(shares.crowded()).as("with three or more candidates").isGreaterThanOrEqualTo(50);
        for (Operator operator : Operator.values()) {
            assertThat(shares.using(operator))
                    .as("policies that use %s", operator)
                    .isGreaterThanOrEqualTo(0.5);
        }
    }
}
