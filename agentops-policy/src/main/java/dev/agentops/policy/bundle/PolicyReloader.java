package dev.agentops.policy.bundle;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in force what was compiled from the last good bundle. Looking for a newer one, verifying and compiling it happen beside
 * the readers: {@link #current} reads one reference, and never waits, fails or sees half of a change. Thread-safe.
 *
 * <p>Looks happen when somebody asks ({@link #reload}) and, when {@link Builder#every} is given, at an interval on one daemon
 * thread. They happen one after the other.
 *
 * @param <T> what is compiled from a bundle
 */
public final class PolicyReloader<T> implements AutoCloseable {
    private final BundleSource source;
    private final Function<PolicyBundle, T> compiler;
    private final HighestVersion remembered;
    private final ReloadRecord record;
    private final ReentrantLock looking = new ReentrantLock();
    private final @Nullable Watch watch;
    private volatile Loaded<T> inForce;
    private volatile boolean closed;
    private @Nullable BundleVersion seenBefore;
    private @Nullable InvalidBundle invalid;

    private PolicyReloader(Builder<T> builder) {
        this.source = builder.source;
        this.compiler = builder.compiler;
        this.remembered = new HighestVersion(builder.stateFile);
        this.record = new ReloadRecord(BundleListener.all(builder.listeners), builder.clock);
        this.inForce = first();
        this.watch = builder.watch(this::poll);
    }

    /** A bundle that was verified and could not be used. It is not compiled at each look. */
    private record InvalidBundle(BundleVersion version, ReloadOutcome.Rejected rejected) {}

    /**
     * Starts with what differs from the default.
     *
     * @param compiler makes of a verified bundle what decides; throws when the bundle cannot be used
     */
    public static <T> Builder<T> builder(BundleSource source, Function<PolicyBundle, T> compiler) {
        return new Builder<>(source, compiler);
    }

    /** What is in force. */
    public T current() {
        return inForce.policies();
    }

    /** The version in force. */
    public BundleVersion version() {
        return inForce.version();
    }

    /** How loading went so far. */
    public ReloadStats stats() {
        return record.stats(version());
    }

    /**
     * Looks now, and swaps if there is something newer and good. It waits for a look that is under way.
     *
     * @throws IllegalStateException when this is closed, or when a listener or a compiler asks from within a look
     */
    public ReloadOutcome reload() {
        if (closed) {
            throw new IllegalStateException(
                    "the reloader is closed: keep it open while its policies are to be reloaded");
        }
        return locked(() -> {
            invalid = null;
            return look(false);
        });
    }

    /**
     * Looks as the watching thread does: a bare folder has to be found the same twice, and a bundle that could not be used is
     * not compiled again. Does nothing when this is closed.
     *
     * @throws IllegalStateException when a listener or a compiler asks from within a look
     */
    public ReloadOutcome poll() {
        return closed ? new ReloadOutcome.Unchanged(version()) : locked(() -> look(true));
    }

    /** The listener is told under the lock, so that it hears everything in order. */
    private ReloadOutcome locked(Supplier<ReloadOutcome> work) {
        if (looking.isHeldByCurrentThread()) {
            throw new IllegalStateException("a reload is under way on this thread: ask after it");
        }
        looking.lock();
        try {
            return work.get();
        } finally {
            looking.unlock();
        }
    }

    private Loaded<T> first() {
        try {
            PolicyBundle bundle = source.read();
            Succession.follows(remembered.read().orElse(null), bundle.version(), bundle.origin());
            Loaded<T> loaded = new Loaded<>(bundle.version(), compiled(bundle));
            remembered.remember(bundle.version());
            record.accepted(new ReloadOutcome.Swapped(null, bundle.version()));
            return loaded;
        } catch (BundleRejectedException e) {
            record.rejected(new ReloadOutcome.Rejected(e.kind(), e.problems(), null));
            throw e;
        } catch (CompilationFailedException e) {
            record.rejected(invalid(e, null));
            throw e.rethrown();
        }
    }

    private ReloadOutcome look(boolean settle) {
        BundleVersion before = version();
        try {
            return compared(before, source.read(), settle);
        } catch (BundleRejectedException e) {
            return rejected(new ReloadOutcome.Rejected(e.kind(), e.problems(), before));
        } catch (Throwable e) {
            // A source of somebody else's may throw anything, in Kotlin checked exceptions too; the thread that
            // watches must live.
            return rejected(new ReloadOutcome.Rejected(
                    RejectionKind.UNREADABLE, List.of(new BundleProblem("bundle", "cannot be read: " + e)), before));
        }
    }

    private ReloadOutcome compared(BundleVersion before, PolicyBundle bundle, boolean settle) {
        BundleVersion next = bundle.version();
        boolean seen = next.equals(seenBefore);
        seenBefore = next;
        if (!Succession.follows(before, next, bundle.origin())) {
            return unchanged(before);
        }
        if (settle && bundle.isDevelopment() && !seen) {
            return new ReloadOutcome.Settling(before);
        }
        InvalidBundle known = invalid;
        return known != null && known.version().equals(next) ? rejected(known.rejected()) : swapped(before, bundle);
    }

    private ReloadOutcome swapped(BundleVersion before, PolicyBundle bundle) {
        try {
            Loaded<T> loaded = new Loaded<>(bundle.version(), compiled(bundle));
            // After compiling: a version that cannot be used must not stand in the way of the last good one at a
            // restart.
            remembered.remember(bundle.version());
            inForce = loaded;
        } catch (CompilationFailedException e) {
            ReloadOutcome.Rejected rejected = invalid(e, before);
            invalid = e.isLasting() ? new InvalidBundle(bundle.version(), rejected) : null;
            return rejected(rejected);
        }
        ReloadOutcome.Swapped outcome = new ReloadOutcome.Swapped(before, bundle.version());
        record.accepted(outcome);
        return outcome;
    }

    private T compiled(PolicyBundle bundle) throws CompilationFailedException {
        try {
            return compiler.apply(bundle);
        } catch (Throwable e) {
            throw new CompilationFailedException(e);
        }
    }

    private static ReloadOutcome.Rejected invalid(CompilationFailedException failure, @Nullable BundleVersion before) {
        String message = String.valueOf(failure.getMessage());
        return new ReloadOutcome.Rejected(
                RejectionKind.INVALID, List.of(new BundleProblem("policies", message)), before);
    }

    private ReloadOutcome rejected(ReloadOutcome.Rejected rejected) {
        record.rejected(rejected);
        return rejected;
    }

    private ReloadOutcome unchanged(BundleVersion before) {
        ReloadOutcome.Unchanged same = new ReloadOutcome.Unchanged(before);
        record.unchanged(same);
        return same;
    }

    /** Stops watching, within a few seconds, from within a look at once after it; what is in force stays readable. */
    @Override
    public void close() {
        closed = true;
        if (watch == null) {
            return;
        }
        watch.stop();
        if (!looking.isHeldByCurrentThread()) {
            watch.close();
        }
    }

    /**
     * Collects what differs from the default. Not thread-safe.
     *
     * @param <T> what is compiled from a bundle
     */
    public static final class Builder<T> {
        private final BundleSource source;
        private final Function<PolicyBundle, T> compiler;
        private final List<BundleListener> listeners = new ArrayList<>();
        private @Nullable Duration interval;
        private @Nullable ScheduledExecutorService scheduler;
        private @Nullable Path stateFile;
        private Clock clock = Clock.systemUTC();

        private Builder(BundleSource source, Function<PolicyBundle, T> compiler) {
            this.source = source;
            this.compiler = compiler;
        }

        /**
         * Looks for a newer bundle at this interval; never, unless told.
         *
         * @throws IllegalArgumentException when it is not positive
         */
        public Builder<T> every(Duration interval) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException(interval + " is no interval: use a positive duration");
            }
            this.interval = interval;
            return this;
        }

        /** Looks there instead of on a thread of its own. It is not closed with the reloader. */
        public Builder<T> scheduler(ScheduledExecutorService scheduler) {
            this.scheduler = scheduler;
            return this;
        }

        /**
         * Remembers across restarts which version was in force last, so that an older one is refused at the start too. Without
         * it each process begins with whatever is there.
         *
         * @param stateFile of this process alone, in a folder that exists, where whoever can write bundles cannot
         */
        public Builder<T> stateFile(Path stateFile) {
            this.stateFile = stateFile;
            return this;
        }

        /** One more that hears what comes of each look. */
        public Builder<T> listener(BundleListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Tells the times in {@link #stats}. */
        public Builder<T> clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Reads, verifies and compiles the first bundle, and begins to look for newer ones.
         *
         * @throws BundleRejectedException when the first bundle is refused: there is no last good one yet
         * @throws RuntimeException what the compiler throws
         */
        public PolicyReloader<T> start() {
            return new PolicyReloader<>(this);
        }

        private @Nullable Watch watch(Runnable look) {
            return interval == null ? null : Watch.start(look, interval, scheduler);
        }
    }
}
