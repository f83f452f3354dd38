package dev.agentops.cli.replay;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts what came of the sessions of a replay. What it keeps grows with the number of policies and evaluators, not with
 * the number of sessions. Not thread-safe.
 */
public final class SummaryCounter {
    private final SortedMap<String, Long> deniedByPolicy = new TreeMap<>();
    private final SortedMap<String, Long> wouldDenyByPolicy = new TreeMap<>();
    private final SortedMap<String, ScoreSummary> scores = new TreeMap<>();
    private final DurationHistogram added = new DurationHistogram();
    private long sessions;
    private long turns;
    private long allowed;
    private long denied;
    private long failed;
    private long evaluated;
    private long wouldDeny;
    private long policyErrors;

    /** Counts one session. */
    public void add(ReplayedSession session) {
        sessions++;
        turns += session.recorded().turns();
        session.calls().forEach(this::add);
        session.scores().forEach(this::add);
        evaluated += session.scores().isEmpty() ? 0 : 1;
    }

    /** The numbers so far. */
    public Summary summary() {
        return new Summary(
                sessions,
                turns,
                allowed,
                denied,
                failed,
                evaluated,
                deniedByPolicy,
                wouldDeny,
                wouldDenyByPolicy,
                policyErrors,
                scores,
                added.quantile(0.5),
                added.quantile(0.99));
    }

    private void add(ReplayedCall call) {
        added.add(call.addedNanos());
        policyErrors += call.policyErrors().size();
        failed += call.failed() ? 1 : 0;
        allowed += call.denied() ? 0 : 1;
        denied += call.denied() ? 1 : 0;
        call.refusal().ifPresent(refusal -> count(refusal, deniedByPolicy));
        call.unenforcedRefusal().ifPresent(refusal -> {
            wouldDeny++;
            count(refusal, wouldDenyByPolicy);
        });
    }

    private static void count(Refusal refusal, SortedMap<String, Long> byPolicy) {
        refusal.policies().forEach(id -> byPolicy.merge(id, 1L, Long::sum));
    }

    private void add(SessionScore score) {
        scores.merge(
                score.evaluator(), new ScoreSummary(1, score.value()), (before, one) -> before.with(score.value()));
    }
}
