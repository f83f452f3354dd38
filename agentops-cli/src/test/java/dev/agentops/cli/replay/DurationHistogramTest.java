package dev.agentops.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    private static final long SEED = 7;

    @Test
    void quantilesAreAtMostASixteenthTooHigh() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        DurationHistogram histogram = new DurationHistogram();
        long[] all = new long[10_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) Math.exp(random.nextDouble() * 40);
            histogram.add(all[i]);
        }
        Arrays.sort(all);

        for (double part : new double[] {0.01, 0.5, 0.99, 1}) {
            long exact = all[(int) Math.ceil(part * all.length) - 1];
            assertThat(histogram.quantile(part).orElseThrow()).isBetween(exact, exact + exact / 16);
        }
    }

    @Test
    void extremesHaveABucket() {
        for (long nanos : new long[] {-5, 0, 1, 15, 16, 17, 31, 32, Long.MAX_VALUE}) {
            DurationHistogram histogram = new DurationHistogram();
            histogram.add(nanos);
            assertThat(histogram.quantile(0.5).orElseThrow()).isGreaterThanOrEqualTo(Math.max(0, nanos));
        }
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(new DurationHistogram().quantile(0.5)).isEmpty();
    }
}
