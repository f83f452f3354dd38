package dev.agentops;

import dev.agentops.authorization.Action;
import dev.agentops.content.ContentKind;
import dev.agentops.context.Scope;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.event.SessionEnded;
import dev.agentops.event.SessionOpened;
import dev.agentops.event.TurnStarted;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolBody;
import dev.agentops.tool.TrustLabel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The second level: one conversation of one actor with one agent. It is bound to (tenant, actor, session id) for good.
 *
 * <p>Thread-safe. It ends when it is closed and the last call in it has ended, when it was not used for the idle time, or
 * when the system is closed; closing it twice is closing it once.
 */
public final class AgentSession implements AutoCloseable {
    private static final int LONGEST_HOSTILE_NAME = 128;

    private final Engine engine;
    private final SessionOpened opened;
    private final Observation observation;
    private final long startNanos;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Set<Turn> turns = ConcurrentHashMap.newKeySet();
    private final PendingCalls pending = new PendingCalls();
    private final AtomicInteger turnNumbers;
    private final AtomicLong callNumbers;
    private volatile SessionEnded.Cause cause = SessionEnded.Cause.CLOSED;
    private volatile TrustLabel taint;
    private volatile long lastUsedNanos;

    /**
     * Opens it.
     *
     * @param before what the session had seen when it last ended
     */
    AgentSession(Engine engine, SessionOpened opened, Remembered before) {
        this.engine = engine;
        this.opened = opened;
        this.taint = before.taint();
        this.callNumbers = new AtomicLong(before.calls());
        this.turnNumbers = new AtomicInteger(before.turns());
        this.startNanos = engine.nanoTime();
        this.lastUsedNanos = startNanos;
        this.observation = engine.observers().started(opened, Observation.NOOP);
    }

    /** Its id within the tenant. */
    public SessionId id() {
        return opened.id();
    }

    /** Who the agent works for. */
    public Principal actor() {
        return opened.actor();
    }

    /** The agent. */
    public AgentIdentity agent() {
        return opened.agent();
    }

    /** Whether it takes new turns and accesses. */
    public boolean isOpen() {
        return lifecycle.isOpen();
    }

    /** The least trusted label of what the session has seen; it never becomes more trusted again. */
    public TrustLabel taint() {
        return taint;
    }

    /** The session has seen something of this label, for instance in a record of its memory. */
    public void raiseTaint(TrustLabel seen) {
        if (seen == TrustLabel.UNTRUSTED) {
            taint = TrustLabel.UNTRUSTED;
        }
    }

    /**
     * Starts a turn.
     *
     * @param userMessage what the user said
     * @throws SessionException when the session has ended
     */
    public Turn startTurn(String userMessage) {
        enter();
        boolean inside = false;
        try {
            Turn turn = new Turn(this, turnStarted(userMessage), userMessage);
            turns.add(turn);
            inside = true;
            if (!isOpen()) {
                turn.close();
            }
            return turn;
        } finally {
            if (!inside) {
                leave();
            }
        }
    }

    private TurnStarted turnStarted(String userMessage) {
        touch();
        return new TurnStarted(
                opened,
                turnNumbers.incrementAndGet(),
                engine.settings().content(ContentKind.USER_MESSAGE, userMessage),
                engine.epochMillis());
    }

    /**
     * Does something that is not a tool call on the same path: an access to memory, a call to another agent. It belongs to
     * the current turn of this session, or to the only open one, where there is one.
     *
     * @param action what is to be done; not a tool
     * @param input facts that policies may look at, values of JSON types
     * @param body does it; it may return a {@link CallOutcome.Completed} to say how far its result may be believed, any
     *     other result is untrusted
     * @throws SessionException when the session has ended
     * @throws IllegalArgumentException when the action is a tool: call tools in a turn
     */
    public CallOutcome access(Action action, Map<?, ?> input, ToolBody body) {
        if (action.kind() == Action.Kind.TOOL) {
            throw new IllegalArgumentException("a tool is called in a turn, with turn.call(…)");
        }
        return engine.path().call(enter(action, new CallInput.OfMap(input)), body);
    }

    private ToolCall enter(Action action, CallInput input) {
        Turn turn = turnHere();
        ToolCall inTurn = turn == null ? null : turn.enterIfOpen(action, input);
        if (inTurn != null) {
            return inTurn;
        }
        enter();
        boolean inside = false;
        try {
            ToolCall call = new ToolCall(this, null, input, callStarted(null, action, null, null), null);
            inside = true;
            return call;
        } finally {
            if (!inside) {
                leave();
            }
        }
    }

    private @Nullable Turn turnHere() {
        Frame frame = engine.observers().currentFrame();
        if (frame != null && frame.session() == this && frame.turn() != null) {
            return frame.turn();
        }
        return turns.size() == 1 ? turns.stream().findFirst().orElse(null) : null;
    }

    private void enter() {
        if (!lifecycle.enter()) {
            throw new SessionException(
                    SessionException.Problem.ENDED,
                    "the session has ended: open another one, or resume it with resumeSession");
        }
    }

    /** Makes this session the current one on this thread, so that {@link AgentOps#currentSession} finds it. */
    public Scope makeCurrent() {
        return makeCurrent(new Frame(this, null, observation, engine.observers().callDepth()));
    }

    Scope makeCurrent(Frame frame) {
        Scope scope = engine.observers().attach(frame);
        return () -> engine.observers().detach(scope);
    }

    /** Closes its turns and ends the session once the calls that are under way have ended. Never waits. */
    @Override
    public void close() {
        close(SessionEnded.Cause.CLOSED);
    }

    void close(SessionEnded.Cause why) {
        if (isOpen()) {
            cause = why;
        }
        boolean empty = lifecycle.close();
        turns.forEach(Turn::close);
        if (empty) {
            ended();
        }
    }

    /** Ends what would otherwise keep the session from ending. */
    void abandonPending() {
        pending.abandonAll();
    }

    void turnEnded(Turn turn) {
        turns.remove(turn);
        leave();
    }

    /** A turn or an access goes out; the last one through a closed door ends the session. */
    void leave() {
        if (lifecycle.exit()) {
            ended();
        }
    }

    private void ended() {
        long nanos = engine.nanoTime() - startNanos;
        try {
            engine.observers().ended(observation, new SessionEnded(opened, cause, callNumbers.get(), nanos));
        } finally {
            engine.sessions().ended(this);
        }
    }

    CallStarted callStarted(@Nullable TurnStarted turn, Action action, @Nullable Tool tool, @Nullable String callId) {
        touch();
        return new CallStarted(
                opened,
                turn,
                action,
                tool == null ? null : tool.descriptor(),
                callId,
                callNumbers.incrementAndGet(),
                engine.epochMillis());
    }

    /** An action for a name that a model made up; a cut one is marked, so that it equals no registered one. */
    static Action unregistered(String name) {
        return Action.tool(
                name.length() > LONGEST_HOSTILE_NAME ? Text.cut(name, LONGEST_HOSTILE_NAME - 1) + "…" : name);
    }

    Remembered remembered() {
        return new Remembered(taint, turnNumbers.get(), callNumbers.get());
    }

    void touch() {
        lastUsedNanos = engine.nanoTime();
    }

    /** Whether it was not used for so long, and no call runs in it that somebody waits for. */
    boolean isIdle(long nanos) {
        int inside = turns.stream().mapToInt(Turn::inside).sum() + lifecycle.inside() - turns.size();
        return inside <= pending.unawaited() && engine.nanoTime() - lastUsedNanos >= nanos;
    }

    Engine engine() {
        return engine;
    }

    Observation observation() {
        return observation;
    }

    PendingCalls pending() {
        return pending;
    }

    /** Without the actor's id. */
    @Override
    public String toString() {
        return "AgentSession(" + agent().name() + ", " + (isOpen() ? "open" : "ended") + ")";
    }
}
