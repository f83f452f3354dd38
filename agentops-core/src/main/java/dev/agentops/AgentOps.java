package dev.agentops;

import dev.agentops.authorization.Authorizer;
import dev.agentops.content.Redactor;
import dev.agentops.event.CallObserver;
import dev.agentops.event.SessionEnded;
import dev.agentops.figures.OperationalFigures;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.internal.Nanos;
import dev.agentops.json.JsonLimits;
import dev.agentops.tool.ToolRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first level: everything that one application's agents share, from the tools that may be called to who is told of
 * each call. Thread-safe; build one for an application and close it at the end.
 *
 * <pre>{@code
 * try (AgentOps ops = AgentOps.builder().authorizer(authorizer).tools(tools).build();
 *      AgentSession session = ops.agent("retail-support", "1.4.0").openSession(sessionId, actor);
 *      Turn turn = session.startTurn(userMessage)) {
 *     CallOutcome outcome = turn.call("get_order", Map.of("order_id", "#W2378156"));
 * }
 * }</pre>
 */
public final class AgentOps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentOps.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Engine engine;
    private final IdleWatch idleWatch;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<CloseReport> closed = new CompletableFuture<>();

    private AgentOps(Settings settings, List<CallObserver> observers, List<Object> parts) {
        this.engine = new Engine(settings, new Observers(observers));
        this.engine.observers().joined(JoinedSystem.of(engine, parts));
        this.idleWatch = IdleWatch.start(engine, settings.idleTimeout());
    }

    /** Starts a system; it needs an authorizer, or the word {@link Builder#allowAll}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * One version of an agent in this system's environment.
     *
     * @throws IllegalArgumentException when name or version is empty, too long or has invisible characters
     */
    public Agent agent(String name, String version) {
        return new Agent(
                engine, new AgentIdentity(name, version, engine.settings().environment()));
    }

    /** The tools that may be called. */
    public ToolRegistry tools() {
        return engine.settings().tools();
    }

    /** Whether a session was opened by an agent of this system. */
    public boolean owns(AgentSession session) {
        return session.engine() == engine;
    }

    /** The session that is current on this thread; empty when there is none of this system. */
    public Optional<AgentSession> findCurrentSession() {
        return currentFrame().map(Frame::session);
    }

    /** The turn that is current on this thread; empty when there is none of this system. */
    public Optional<Turn> findCurrentTurn() {
        return currentFrame().map(Frame::turn);
    }

    /**
     * The session that is current on this thread.
     *
     * @throws SessionException when there is none: never a shared, anonymous one
     */
    public AgentSession currentSession() {
        return findCurrentSession().orElseThrow(() -> noneCurrent("session"));
    }

    /**
     * The turn that is current on this thread.
     *
     * @throws SessionException when there is none
     */
    public Turn currentTurn() {
        return findCurrentTurn().orElseThrow(() -> noneCurrent("turn"));
    }

    private Optional<Frame> currentFrame() {
        return Optional.ofNullable(engine.observers().currentFrame()).filter(frame -> owns(frame.session()));
    }

    private static SessionException noneCurrent(String what) {
        return new SessionException(
                SessionException.Problem.NONE_CURRENT,
                "no " + what + " is current on this thread: call makeCurrent() around the code that needs it, and carry"
                        + " the context to other threads");
    }

    /** Failures of observers that were contained so far. */
    public long observerFailures() {
        return engine.observers().failures();
    }

    /** Sessions that are open. */
    public int openSessions() {
        return engine.sessions().size();
    }

    /**
     * Ends the sessions that were not used for the idle time. A thread of the system does it from time to time.
     *
     * @return how many were ended
     */
    public int endIdleSessions() {
        return engine.endIdleSessions();
    }

    /** Closes with ten seconds of time, and logs what was left. */
    @Override
    public void close() {
        CloseReport report = close(CLOSE_TIMEOUT);
        if (!report.isComplete()) {
            LOG.warn(
                    "Closed with {} sessions still running a call and {} items pending",
                    report.openSessions(),
                    report.pendingItems());
        }
    }

    /**
     * Ends all sessions, lets observers finish what is pending, and says what was left. Calls that are under way get half
     * of the time; then those whose result nobody waits for are abandoned. Closing again waits for the first report.
     *
     * @param timeout how long it may take at most
     */
    public CloseReport close(Duration timeout) {
        if (!closing.compareAndSet(false, true)) {
            return awaitClosed(timeout);
        }
        CloseReport report = new CloseReport(openSessions(), 0, observerFailures());
        try {
            report = closeOnce(Nanos.of(timeout));
            return report;
        } finally {
            closed.complete(report);
        }
    }

    private CloseReport awaitClosed(Duration timeout) {
        try {
            return closed.get(Nanos.of(timeout), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException notYetClosed) {
            LOG.debug("Somebody else is still closing this system", notYetClosed);
        }
        return new CloseReport(openSessions(), 0, observerFailures());
    }

    /** Observers are closed whatever happens to the sessions. */
    private CloseReport closeOnce(long nanos) {
        long deadline = System.nanoTime() + nanos;
        idleWatch.stop();
        engine.sessions().close();
        try {
            endSessions(nanos / 2);
        } finally {
            engine.path().shut();
        }
        long pending = engine.observers().close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        return new CloseReport(openSessions(), pending, observerFailures());
    }

    private void endSessions(long nanos) {
        engine.sessions().open().forEach(session -> session.close(SessionEnded.Cause.SHUTDOWN));
        try {
            if (engine.sessions().awaitEmpty(nanos) > 0) {
                engine.sessions().open().forEach(AgentSession::abandonPending);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects what a system is made of. Not thread-safe. */
    public static final class Builder {
        private final List<CallObserver> observers = new ArrayList<>();
        private final List<OperationalFigures> figures = new ArrayList<>();
        private @Nullable Authorizer authorizer;
        private ToolRegistry tools = ToolRegistry.create();
        private JsonLimits limits = JsonLimits.DEFAULT;
        private @Nullable Redactor redactor;
        private String environment = "dev";
        private Duration idleTimeout = Duration.ofMinutes(30);
        private int maxSessions = 100_000;
        private InstantSource clock = InstantSource.system();
        private LongSupplier nanoTime = System::nanoTime;

        private Builder() {}

        /** Decides before each call. */
        public Builder authorizer(Authorizer authorizer) {
            this.authorizer = authorizer;
            return this;
        }

        /** Says in so many words that nothing decides: every registered tool may be called with any valid arguments. */
        public Builder allowAll() {
            return authorizer(Authorizer.allowAll());
        }

        /** Is told of every call; may be said several times. */
        public Builder observer(CallObserver observer) {
            observers.add(observer);
            return this;
        }

        /**
         * Shows the figures of one more part, beside those of the authorizer and the observers, which are found by
         * themselves. May be said several times.
         */
        public Builder figures(OperationalFigures part) {
            figures.add(part);
            return this;
        }

        /** The tools that may be called; an empty registry unless told. */
        public Builder tools(ToolRegistry tools) {
            this.tools = tools;
            return this;
        }

        /** Limits of the arguments of a call; {@link JsonLimits#DEFAULT} unless told. */
        public Builder limits(JsonLimits limits) {
            this.limits = limits;
            return this;
        }

        /** Opts in to the recording of content, after redaction by this; nothing is recorded unless told. */
        public Builder recordContent(Redactor redactor) {
            this.redactor = redactor;
            return this;
        }

        /** Where it runs, for instance {@code prod}; {@code dev} unless told. */
        public Builder environment(String environment) {
            this.environment = environment;
            return this;
        }

        /** After how long without use a session ends; 30 minutes unless told. */
        public Builder idleTimeout(Duration idleTimeout) {
            this.idleTimeout = idleTimeout;
            return this;
        }

        /** How many sessions may be open, and how many ended ones are remembered; 100,000 unless told. */
        public Builder maxSessions(int maxSessions) {
            this.maxSessions = maxSessions;
            return this;
        }

        /** The clock of events, and the counter of nanoseconds for durations and idle times; the system's unless told. */
        public Builder clock(InstantSource clock, LongSupplier nanoTime) {
            this.clock = clock;
            this.nanoTime = nanoTime;
            return this;
        }

        /**
         * Builds the system.
         *
         * @throws AgentOpsException when something is missing or contradicts itself
         */
        public AgentOps build() {
            if (authorizer == null) {
                throw new AgentOpsException(
                        "nothing decides about calls: give an authorizer, or say allowAll() if every call may be made");
            }
            if (idleTimeout.isNegative() || idleTimeout.isZero() || maxSessions < 1) {
                throw new AgentOpsException("idleTimeout is " + idleTimeout + ", must be positive; maxSessions is "
                        + maxSessions + ", must be at least 1");
            }
            Settings settings = new Settings(
                    authorizer, tools, limits, redactor, environment, idleTimeout, maxSessions, clock, nanoTime);
            List<Object> parts = new ArrayList<>(observers);
            parts.add(authorizer);
            parts.addAll(figures);
            return new AgentOps(settings, observers, parts);
        }
    }
}
