package dev.agentops.policy.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decides cases side by side, and adds up what comes out in the order in which they came. Not thread-safe. */
final class ParallelCases implements CorpusSource.CaseSink, AutoCloseable {
    /** Reserved, not used: the operating system gives pages as they are touched. */
    private static final long STACK_BYTES = 512L << 20;

    private static final int WAITING_PER_THREAD = 8;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(threads, ParallelCases::worker);
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final boolean official;

    ParallelCases(boolean official) {
        this.official = official;
    }

    private record Pending(String name, Future<CaseOutcome> outcome) {}

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(null, work, "agentops-conformance", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void accept(ConformanceCase subject) {
        pending.add(
                new Pending(subject.file().name(), workers.submit(() -> new CaseDecider(subject, official).call())));
        if (pending.size() > threads * WAITING_PER_THREAD) {
            take(pending.remove());
        }
    }

    @Override
    public void unusable(String problem) {
        tally.unusable(problem);
    }

    private void take(Pending next) {
        try {
            tally.add(next.outcome().get());
        } catch (ExecutionException e) {
            tally.unusable(problem(next.name(), Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tally.unusable(next.name() + ": was interrupted");
        }
    }

    private static String problem(String name, Throwable cause) {
        return cause instanceof UnusableException unusable
                ? unusable.problem()
                : name + ": cannot be decided: " + cause;
    }

    /** What came out of all cases so far; waits for those that are being decided. */
    ConformanceReport report() {
        while (!pending.isEmpty()) {
            take(pending.remove());
        }
        return tally.report();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
