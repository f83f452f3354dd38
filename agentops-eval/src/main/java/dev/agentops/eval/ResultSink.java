package dev.agentops.eval;

import java.util.List;

/**
 * Takes results. It is thread-safe; it is called on the threads that evaluate, so it may block, but what it throws is only
 * counted.
 */
@FunctionalInterface
public interface ResultSink {
    /**
     * Takes one result.
     *
     * @throws Exception when it cannot; the result is lost, and the loss counted
     */
    void accept(EvaluationResult result) throws Exception;

    /** Forgets every result. */
    static ResultSink noop() {
        return result -> {};
    }

    /**
     * Hands each result to several, in order, also when one of them fails; the first failure is thrown in the end. Of none,
     * {@link #noop}; of one, that one.
     */
    static ResultSink composite(List<ResultSink> sinks) {
        List<ResultSink> all = List.copyOf(sinks);
        return switch (all.size()) {
            case 0 -> noop();
            case 1 -> all.get(0);
            default -> new CompositeSink(all);
        };
    }
}
