package dev.agentops.cli.replay;

/**
 * The scores of one evaluator.
 *
 * @param count how many there are
 * @param sum their sum
 */
public record ScoreSummary(long count, double sum) {

    /** Their mean; 0 when there are none. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }

    ScoreSummary with(double score) {
        return new ScoreSummary(count + 1, sum + score);
    }
}
