package dev.agentops.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several sinks; one that fails keeps nothing from the others. */
final class CompositeSink implements ResultSink {
    private final List<ResultSink> sinks;

    CompositeSink(List<ResultSink> sinks) {
        this.sinks = sinks;
    }

    @Override
    public void accept(EvaluationResult result) throws Exception {
        Exception first = null;
        for (ResultSink sink : sinks) {
            first = merge(first, offer(sink, result));
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable Exception offer(ResultSink sink, EvaluationResult result) {
        try {
            sink.accept(result);
            return null;
        } catch (Exception failure) {
            return failure;
        }
    }

    private static @Nullable Exception merge(@Nullable Exception first, @Nullable Exception next) {
        if (first == null) {
            return next;
        }
        if (next != null && next != first) {
            first.addSuppressed(next);
        }
        return first;
    }
}
