package dev.agentops.eval;

import dev.agentops.event.SessionOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Several evaluators, run one after the other on the caller's thread. What one throws becomes its
 * {@link Evaluation.Errored}; only a {@link VirtualMachineError} other than {@link StackOverflowError} is let through.
 *
 * <p>An interrupt reaches the evaluator that is running, and none after it: they are independent of each other. When all
 * were asked, the thread is interrupted again. Thread-safe.
 */
public final class SessionEvaluator {
    private final List<NamedEvaluator> evaluators;
    private final LongSupplier nanoTime;

    private SessionEvaluator(List<NamedEvaluator> evaluators, LongSupplier nanoTime) {
        this.evaluators = evaluators;
        this.nanoTime = nanoTime;
    }

    /**
     * Of these evaluators, in this order.
     *
     * @throws IllegalArgumentException when a name is blank or given twice
     */
    public static SessionEvaluator of(Evaluator... evaluators) {
        return of(List.of(evaluators));
    }

    /** As {@link #of(Evaluator...)}. */
    public static SessionEvaluator of(List<? extends Evaluator> evaluators) {
        return of(evaluators, System::nanoTime);
    }

    static SessionEvaluator of(List<? extends Evaluator> evaluators, LongSupplier nanoTime) {
        return new SessionEvaluator(NamedEvaluator.all(evaluators), nanoTime);
    }

    /** The names of the evaluators, in order. */
    public List<String> names() {
        return evaluators.stream().map(NamedEvaluator::name).toList();
    }

    /** One result of each evaluator, for a session that is evaluated because every session is. */
    public List<EvaluationResult> evaluate(SessionRecord session) {
        List<EvaluationResult> results = new ArrayList<>();
        evaluate(session, Sampling.EVERY_SESSION, results::add);
        return List.copyOf(results);
    }

    /**
     * Hands on each result as soon as it is there, until no more is wanted.
     *
     * @return whether all evaluators were asked and all results taken
     */
    boolean evaluate(SessionRecord session, Sampling sampling, ResultTaker taker) {
        Interrupts interrupts = new Interrupts();
        boolean complete = true;
        try {
            for (NamedEvaluator evaluator : evaluators) {
                complete &= !taker.isStopped() && ask(evaluator, session, sampling, taker, interrupts);
            }
        } finally {
            interrupts.restore();
        }
        return complete;
    }

    private boolean ask(
            NamedEvaluator evaluator,
            SessionRecord session,
            Sampling sampling,
            ResultTaker taker,
            Interrupts interrupts) {
        EvaluationResult result = evaluate(evaluator, session, sampling);
        interrupts.setAside();
        boolean taken = taker.take(result);
        interrupts.setAside();
        return taken;
    }

    private EvaluationResult evaluate(NamedEvaluator evaluator, SessionRecord session, Sampling sampling) {
        long start = nanoTime.getAsLong();
        Evaluation evaluation = contained(evaluator.evaluator(), session);
        long nanos = nanoTime.getAsLong() - start;
        SessionOpened opened = session.session();
        return new EvaluationResult(opened, evaluator.name(), evaluator.level(), evaluation, sampling, nanos);
    }

    private static Evaluation contained(Evaluator evaluator, SessionRecord session) {
        try {
            return Objects.requireNonNull(evaluator.evaluate(session), "the evaluator returned null");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Evaluation.Errored.of(interrupted);
        } catch (Throwable failure) {
            if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
                throw fatal;
            }
            return Evaluation.Errored.of(failure);
        }
    }
}
