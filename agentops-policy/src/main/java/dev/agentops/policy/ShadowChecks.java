package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.EngineAnswer.Decided;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a share of the decisions decided again by the official engine, on a thread of its own. Thread-safe. */
final class ShadowChecks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowChecks.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Each takes a thread with a large stack, to parse it again. */
    private static final int MOST_ASKED_ALONE = 32;

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ShadowVerification settings;
    private final DoubleSupplier dice;
    private final MoveAllowance allowance;
    private final MovedPolicies kept = new MovedPolicies();
    private final ThreadPoolExecutor thread;
    private final LongAdder checked = new LongAdder();
    private final LongAdder disagreed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder moved = new LongAdder();

    /**
     * Waits for decisions.
     *
     * @param dice gives numbers from 0 to 1, without 1
     */
    ShadowChecks(ShadowVerification settings, DoubleSupplier dice, InstantSource clock) {
        this.settings = settings;
        this.dice = dice;
        this.allowance = new MoveAllowance(settings.mostMoves(), settings.movePeriod(), clock);
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(settings.queue()),
                ShadowChecks::newThread,
                (check, unused) -> dropped.increment());
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "agentops-policy-shadow");
        thread.setDaemon(true);
        return thread;
    }

    /** What was moved of these policies, in a version before this one. */
    Moves movesOf(List<PolicyFacts> policies) {
        return new Moves(policies, kept);
    }

    /** Whether the next decision is to be checked. */
    boolean chooses() {
        return settings.share() > 0 && dice.getAsDouble() < settings.share();
    }

    /**
     * Checks a decision later, unless too many wait.
     *
     * @param decider made it
     */
    void offer(PolicyDecider decider, AuthorizationRequest request, Decided answer) {
        thread.execute(() -> check(decider, request, answer));
    }

    ShadowStats stats() {
        return new ShadowStats(checked.sum(), disagreed.sum(), failed.sum(), dropped.sum(), moved.sum());
    }

    private void check(PolicyDecider decider, AuthorizationRequest request, Decided answer) {
        try {
            CedarRequest copy = decider.copy(request);
            EngineAnswer official = decider.officially(copy);
            checked.increment();
            if (official instanceof Decided decided) {
                if (!Answers.agree(answer, decided)) {
                    disagreed.increment();
                    disagreement(decider, copy, answer, decided);
                }
            } else {
                failed.increment();
                LOG.warn("The official engine had no answer to a request that the compiled one decided");
            }
        } catch (RuntimeException | Error e) { // an error of the native side ends this check alone
            failed.increment();
            LOG.warn(
                    "A decision could not be checked by the official engine: {}",
                    e.getClass().getName());
        }
    }

    /**
     * A policy that the engines disagree on alone is named; where there is none, all that one of them names. Each is told once:
     * hostile input could fill the log otherwise.
     */
    private void disagreement(PolicyDecider decider, CedarRequest request, Decided compiled, Decided official) {
        Set<Integer> named = Answers.namedOnce(compiled, official);
        Set<Integer> culprits = Stream.concat(named.stream(), Answers.named(compiled, official).stream())
                .distinct()
                .limit(MOST_ASKED_ALONE)
                .filter(position -> !decider.agreeOn(position, request))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> suspects = culprits.isEmpty() ? named : culprits;
        suspects.removeIf(position -> !decider.reports(position));
        if (!suspects.isEmpty()) {
            tell(RedactedCase.of(decider, request, suspects).disagreement(isMoved(decider, suspects)));
        }
    }

    private boolean isMoved(PolicyDecider decider, Set<Integer> suspects) {
        if (!allowance.take(suspects.size())) {
            return false;
        }
        decider.moveToOfficial(suspects);
        moved.add(suspects.size());
        return true;
    }

    private void tell(Disagreement disagreement) {
        LOG.error(
                "The compiled and the official engine disagree on {} (policies {}): {}. {}",
                disagreement.policyIds(),
                disagreement.policyVersion(),
                disagreement.moved()
                        ? "the official engine decides from now on"
                        : "too many policies were moved to the official engine already, so the compiled one goes on",
                disagreement.redactedCase());
        settings.alarm().accept(disagreement);
    }

    /** Checks what waits, for a few seconds at most; the rest counts as dropped. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                dropped.add(thread.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            dropped.add(thread.shutdownNow().size());
            Thread.currentThread().interrupt();
        }
    }
}
