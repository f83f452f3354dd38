package dev.agentops.eval;

import java.util.List;

/** Collects the optional parts of an {@link OnlineEvaluation}; {@link #with} builds it. Not thread-safe. */
public final class OnlineEvaluationBuilder {
    private final double share;
    private byte[] key = SessionSampler.randomKey();
    private int queueCapacity = 1_000;
    private int workers = 1;
    private int maxTrackedSessions = 1_000;
    private RecordLimits limits = RecordLimits.DEFAULT;
    private ResultSink results = ResultSink.noop();

    OnlineEvaluationBuilder(double share) {
        this.share = share;
    }

    /**
     * The secret by which sessions are chosen, at least 16 random bytes; copied. Give all processes the same, and they
     * choose the same sessions. Unless told it is random for this process: then processes choose differently, and a session
     * that moves from one to another may be seen in part.
     */
    public OnlineEvaluationBuilder key(byte[] key) {
        this.key = key.clone();
        return this;
    }

    /** How many ended sessions may wait for their evaluation; 1,000 unless told. */
    public OnlineEvaluationBuilder queueCapacity(int sessions) {
        this.queueCapacity = requirePositive("queueCapacity", sessions);
        return this;
    }

    /** How many threads evaluate; 1 unless told. */
    public OnlineEvaluationBuilder workers(int threads) {
        this.workers = requirePositive("workers", threads);
        return this;
    }

    /** How many sampled sessions may be open at a time; 1,000 unless told. */
    public OnlineEvaluationBuilder maxTrackedSessions(int sessions) {
        this.maxTrackedSessions = requirePositive("maxTrackedSessions", sessions);
        return this;
    }

    /** How much of a session is kept; {@link RecordLimits#DEFAULT} unless told. */
    public OnlineEvaluationBuilder limits(RecordLimits limits) {
        this.limits = limits;
        return this;
    }

    /** Takes the results; they are only counted unless told. */
    public OnlineEvaluationBuilder results(ResultSink results) {
        this.results = results;
        return this;
    }

    /** As {@link #with(List)}. */
    public OnlineEvaluation with(Evaluator... evaluators) {
        return with(List.of(evaluators));
    }

    /**
     * Builds it and starts its threads, which are daemons and end with {@link OnlineEvaluation#close}.
     *
     * @throws IllegalArgumentException when the share is not from 0 to 1, the key is too short, or an evaluator's name is
     *     blank or given twice
     */
    public OnlineEvaluation with(List<? extends Evaluator> evaluators) {
        SessionSampler sampler = new SessionSampler(share, key);
        SessionEvaluator evaluator = SessionEvaluator.of(evaluators);
        EvaluationReports reports = new EvaluationReports();
        ResultDelivery delivery = new ResultDelivery(results, reports, evaluator.names());
        EvaluationQueue queue = new EvaluationQueue(evaluator, delivery, sampler.sampling(), workers, queueCapacity);
        queue.start();
        return new OnlineEvaluation(sampler, limits, maxTrackedSessions, queue, reports);
    }

    private static int requirePositive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + ", must be at least 1");
        }
        return value;
    }
}
