package dev.agentops.eval;

import dev.agentops.event.CallObserver;
import dev.agentops.event.Observation;
import dev.agentops.event.ObservedSystem;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.StartEvent;
import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Evaluates a sample of the live sessions, each when it has ended, on threads of its own. Thread-safe.
 *
 * <pre>{@code
 * AgentOps.builder()
 *     .observer(OnlineEvaluation.sampling(0.05).key(secret).results(sink).with(ToolErrorRate.create()))
 * }</pre>
 *
 * <p>A session is in the sample or not as a whole, by a keyed hash of its tenant and id. One that is not costs that decision
 * when it is opened, and nothing after. One that is gets recorded within limits and is offered to a bounded queue when it
 * ends. Nothing here waits: what finds no room is dropped and counted in {@link #stats}.
 *
 * <p>A session that is resumed after its end is decided alike, and evaluated once more with what happened since.
 */
public final class OnlineEvaluation implements CallObserver, OperationalFigures {
    private final SessionSampler sampler;
    private final RecordLimits limits;
    private final int maxTrackedSessions;
    private final EvaluationQueue queue;
    private final EvaluationReports reports;
    private final List<Figure> figures;
    private final AtomicInteger tracked = new AtomicInteger();
    private final LongAdder sampled = new LongAdder();
    private final LongAdder notSampled = new LongAdder();
    private final LongAdder notTracked = new LongAdder();

    OnlineEvaluation(
            SessionSampler sampler,
            RecordLimits limits,
            int maxTrackedSessions,
            EvaluationQueue queue,
            EvaluationReports reports) {
        this.sampler = sampler;
        this.limits = limits;
        this.maxTrackedSessions = maxTrackedSessions;
        this.queue = queue;
        this.reports = reports;
        this.figures = EvaluationFigures.of(this, queue.evaluatorNames());
    }

    /**
     * Starts an evaluation of a share of all sessions.
     *
     * @param share from 0 to 1: 0.05 is one session in twenty
     */
    public static OnlineEvaluationBuilder sampling(double share) {
        return new OnlineEvaluationBuilder(share);
    }

    /** From now on each score, and each failure of an evaluator, is told to the other observers of the system too. */
    @Override
    public void joined(ObservedSystem system) {
        reports.joined(system);
    }

    /** A turn or call is observed like its session. */
    @Override
    public Observation started(StartEvent event, Observation parent) {
        return event instanceof SessionOpened session ? opened(session) : RecordedSession.goingOn(event, parent);
    }

    private Observation opened(SessionOpened session) {
        if (!sampler.isSampled(session)) {
            notSampled.increment();
            return Observation.NOOP;
        }
        sampled.increment();
        if (tracked.getAndUpdate(count -> Math.min(count + 1, maxTrackedSessions)) >= maxTrackedSessions) {
            notTracked.increment();
            return Observation.NOOP;
        }
        return new RecordedSession(SessionRecorder.create(session, limits), this::ended);
    }

    private void ended(SessionRecorder recorder) {
        tracked.decrementAndGet();
        queue.offer(recorder);
    }

    /** What happened so far. The counts are read one after the other: exact when nothing is going on. */
    public EvaluationStats stats() {
        return new EvaluationStats(
                sampled.sum(),
                notSampled.sum(),
                notTracked.sum(),
                tracked.get(),
                queue.dropped(),
                queue.pending(),
                queue.evaluated(),
                queue.undelivered(),
                queue.abandoned(),
                queue.sinkFailures(),
                queue.evaluators());
    }

    /** What {@link #stats} says. */
    @Override
    public List<Figure> figures() {
        return figures;
    }

    /**
     * Takes no more sessions and evaluates those in the queue. When the time is over it interrupts the evaluators and
     * delivers no further result.
     *
     * @return how many sessions were offered and not evaluated to the end
     */
    @Override
    public long close(Duration timeout) {
        return queue.close(timeout);
    }
}
