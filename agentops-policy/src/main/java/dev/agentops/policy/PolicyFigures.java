package dev.agentops.policy;

import dev.agentops.figures.Figure;
import dev.agentops.figures.Figure.Kind;
import dev.agentops.policy.bundle.RejectionKind;
import dev.agentops.policy.bundle.ReloadStats;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How loading and the checks by the official engine go, as figures. */
final class PolicyFigures {
    private static final String RELOAD = "agentops.policy.reload.outcome";
    private static final String REJECTION = "agentops.policy.rejection.kind";
    private static final String PROBLEM = "agentops.policy.shadow.problem";

    private PolicyFigures() {}

    static List<Figure> of(Supplier<ReloadStats> reloads, Supplier<ShadowStats> shadow) {
        return List.of(
                reloads(reloads),
                rejections(reloads),
                lastGood(reloads),
                listeners(reloads),
                checks(shadow),
                disagreements(shadow),
                unchecked(shadow),
                moved(shadow));
    }

    private static Figure reloads(Supplier<ReloadStats> stats) {
        return Figure.of(
                        Kind.COUNTER,
                        "agentops.policy.reloads",
                        "{reload}",
                        "Looks for newer policies by what came of them.")
                .with(RELOAD, "swapped", () -> stats.get().swaps())
                .with(RELOAD, "unchanged", () -> stats.get().unchanged())
                .with(RELOAD, "rejected", () -> rejected(stats.get()));
    }

    private static long rejected(ReloadStats stats) {
        return stats.rejections().values().stream().mapToLong(Long::longValue).sum();
    }

    private static Figure rejections(Supplier<ReloadStats> stats) {
        Figure rejections = Figure.of(
                Kind.COUNTER,
                "agentops.policy.rejections",
                "{bundle}",
                "Bundles of policies that were refused, by why.");
        for (RejectionKind kind : RejectionKind.values()) {
            rejections = rejections.with(
                    REJECTION,
                    kind.name().toLowerCase(Locale.ROOT),
                    () -> stats.get().rejections().getOrDefault(kind, 0L));
        }
        return rejections;
    }

    /** The least counts: of two sets of policies, the one that nobody could renew for longer. */
    private static Figure lastGood(Supplier<ReloadStats> stats) {
        return Figure.of(
                        Kind.LEAST,
                        "agentops.policy.last_good",
                        "s",
                        "When the policies were last found to be good, in seconds since the epoch.")
                .with(Map.of(), () -> stats.get().lastGood().getEpochSecond());
    }

    private static Figure listeners(Supplier<ReloadStats> stats) {
        return Figure.counter(
                "agentops.policy.listener.failures",
                "{failure}",
                "Failures of those who are told of reloads.",
                () -> stats.get().listenerFailures());
    }

    private static Figure checks(Supplier<ShadowStats> stats) {
        return Figure.counter(
                "agentops.policy.shadow.checks",
                "{decision}",
                "Decisions that the official engine made again.",
                () -> stats.get().checked());
    }

    private static Figure disagreements(Supplier<ShadowStats> stats) {
        return Figure.counter(
                "agentops.policy.shadow.disagreements",
                "{decision}",
                "Decisions that the official engine made otherwise.",
                () -> stats.get().disagreed());
    }

    private static Figure unchecked(Supplier<ShadowStats> stats) {
        return Figure.of(
                        Kind.COUNTER,
                        "agentops.policy.shadow.unchecked",
                        "{decision}",
                        "Decisions that were chosen to be made again and were not, by why.")
                .with(PROBLEM, "failed", () -> stats.get().failed())
                .with(PROBLEM, "dropped", () -> stats.get().dropped());
    }

    private static Figure moved(Supplier<ShadowStats> stats) {
        return Figure.gauge(
                "agentops.policy.shadow.moved",
                "{policy}",
                "Policies that the official engine decides since it disagreed.",
                () -> stats.get().moved());
    }
}
