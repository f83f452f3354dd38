package dev.agentops.eval;

import dev.agentops.event.SpanReference;
import org.jspecify.annotations.Nullable;

/** Takes the results of one session that was recorded in a trace. */
record SessionResults(ResultDelivery delivery, @Nullable SpanReference span) implements ResultTaker {
    @Override
    public boolean take(EvaluationResult result) {
        return delivery.take(result, span);
    }

    @Override
    public boolean isStopped() {
        return delivery.isStopped();
    }
}
