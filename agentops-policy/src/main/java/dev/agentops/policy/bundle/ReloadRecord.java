package dev.agentops.policy.bundle;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, logs and tells what came of each look. Nothing that a listener does reaches the reload. Thread-safe. */
final class ReloadRecord {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyReloader.class);

    private final BundleListener listener;
    private final Clock clock;
    private final Map<RejectionKind, Long> rejections = new EnumMap<>(RejectionKind.class);
    private final Set<Told> failedListening = EnumSet.noneOf(Told.class);
    private Instant inForceSince = Instant.EPOCH;
    private Instant lastGood = Instant.EPOCH;
    private ReloadOutcome.@Nullable Rejected lastRejection;
    private ReloadOutcome.@Nullable Rejected logged;
    private long swaps;
    private long unchanged;
    private long listenerFailures;

    ReloadRecord(BundleListener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    private enum Told {
        ACCEPTED,
        REJECTED,
        UNCHANGED
    }

    void accepted(ReloadOutcome.Swapped swapped) {
        synchronized (this) {
            swaps++;
            inForceSince = clock.instant();
            lastGood = inForceSince;
            logged = null;
        }
        LOG.info("Policies {} are in force, {} before", swapped.to(), swapped.from() == null ? "none" : swapped.from());
        tell(Told.ACCEPTED, to -> to.accepted(swapped));
    }

    void unchanged(ReloadOutcome.Unchanged same) {
        synchronized (this) {
            unchanged++;
            lastGood = clock.instant();
            logged = null;
        }
        tell(Told.UNCHANGED, to -> to.unchanged(same));
    }

    void rejected(ReloadOutcome.Rejected rejected) {
        boolean isNews;
        synchronized (this) {
            rejections.merge(rejected.kind(), 1L, Long::sum);
            lastRejection = rejected;
            // The first one is thrown as well.
            isNews = rejected.inForce() != null && !rejected.equals(logged);
            logged = rejected;
        }
        if (isNews) {
            LOG.error(
                    "Policies are refused ({}), {} stay in force: {}",
                    rejected.kind(),
                    rejected.inForce(),
                    rejected.message());
        }
        tell(Told.REJECTED, to -> to.rejected(rejected));
    }

    private void tell(Told what, Consumer<BundleListener> telling) {
        try {
            telling.accept(listener);
        } catch (Throwable e) {
            if (isFirstFailure(what)) {
                LOG.warn("A bundle listener failed on {}; further failures on it are counted only", what, e);
            }
        }
    }

    private synchronized boolean isFirstFailure(Told what) {
        listenerFailures++;
        return failedListening.add(what);
    }

    synchronized ReloadStats stats(BundleVersion inForce) {
        return new ReloadStats(
                inForce, inForceSince, lastGood, swaps, unchanged, rejections, lastRejection, listenerFailures);
    }
}
