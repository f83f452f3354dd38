package dev.agentops.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several sinks; one that fails or is interrupted keeps nothing from the others. */
final class CompositeSink implements ResultSink {
    private final List<ResultSink> sinks;

    CompositeSink(List<ResultSink> sinks) {
        this.sinks = sinks;
    }

    @Override
    public void accept(EvaluationResult result) throws Exception {
        Throwable first = null;
        Interrupts interrupts = new Interrupts();
        for (ResultSink sink : sinks) {
            first = merge(first, offer(sink, result));
            interrupts.setAside();
        }
        interrupts.restore();
        raise(first);
    }

    private static @Nullable Throwable offer(ResultSink sink, EvaluationResult result) {
        try {
            sink.accept(result);
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted;
        } catch (Exception | Error failure) {
            return failure;
        }
    }

    private static @Nullable Throwable merge(@Nullable Throwable first, @Nullable Throwable next) {
        if (first == null) {
            return next;
        }
        if (next != null && next != first) {
            first.addSuppressed(next);
        }
        return first;
    }

    private static void raise(@Nullable Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
    }
}
