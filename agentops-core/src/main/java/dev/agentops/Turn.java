package dev.agentops;

import dev.agentops.authorization.Action;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.context.Scope;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolBody;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The third level: one exchange, from what the user said to the agent's answer, with the tool calls between them.
 *
 * <p>Thread-safe: calls may run side by side. Closing it twice is closing it once; calls that are under way then still
 * end as they would, and the turn ends with the last of them.
 */
public final class Turn implements AutoCloseable {
    private static final int MOST_MESSAGES = 1_000;

    private final AgentSession session;
    private final TurnStarted started;
    private final Observation observation;
    private final long startNanos;
    private final Lifecycle lifecycle = new Lifecycle();
    private final LongAdder calls = new LongAdder();
    private final Annotations annotations = new Annotations();
    private final List<Message> messages = new ArrayList<>();
    private volatile @Nullable String lastReply;
    private volatile @Nullable String errorType;

    Turn(AgentSession session, TurnStarted started, String userMessage) {
        this.session = session;
        this.started = started;
        this.startNanos = session.engine().nanoTime();
        this.observation = session.engine().observers().started(started, session.observation());
        messages.add(new Message(Message.Role.USER, userMessage, TrustLabel.TRUSTED));
    }

    /** The session it belongs to. */
    public AgentSession session() {
        return session;
    }

    /** Its number in the session, from 1. */
    public int number() {
        return started.number();
    }

    /**
     * Calls a registered tool and waits for it.
     *
     * @param tool the tool's name
     * @param arguments values of JSON types; read once, here
     * @throws SessionException when the turn has ended
     * @throws AgentOpsException when the tool was registered without a body that can be waited for
     */
    public CallOutcome call(String tool, Map<?, ?> arguments) {
        return tool(tool).arguments(arguments).call();
    }

    /**
     * Calls a registered tool with a body of the caller's, as a framework does that has its own executor.
     *
     * @param tool the tool's name
     * @param arguments values of JSON types; read once, here
     * @param body runs instead of the registered tool's, and is given the frozen arguments
     * @throws SessionException when the turn has ended
     */
    public CallOutcome call(String tool, Map<?, ?> arguments, ToolBody body) {
        return tool(tool).arguments(arguments).body(body).call();
    }

    /** Starts a call with more to say than arguments: JSON text, the model's call id, an asynchronous or streamed body. */
    public ToolRequest tool(String name) {
        return new ToolRequest(this, name);
    }

    /** What the agent answered. It is as trusted as what the session has seen. */
    public void reply(String text) {
        add(new Message(Message.Role.ASSISTANT, text, session.taint()));
        lastReply = text;
    }

    /**
     * Adds a message to the conversation. An untrusted one taints the session.
     *
     * @throws AgentOpsException when the turn has 1,000 messages already
     */
    public void add(Message message) {
        synchronized (messages) {
            if (messages.size() >= MOST_MESSAGES) {
                throw new AgentOpsException(
                        "the turn has its " + MOST_MESSAGES + " messages already: start another turn");
            }
            messages.add(message);
        }
        session.raiseTaint(message.trust());
    }

    /** The conversation of this turn so far: the user's message, then what was added. */
    public List<Message> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /**
     * Says something about this turn that belongs to the application, for instance {@code acme.order.tier}; telemetry has it
     * as an attribute of the turn's span. It is recorded as it is: say no more of people than spans may hold. Of more than 32
     * the later ones are left out, texts are cut to 1,024 characters, and what comes after the end is ignored.
     *
     * @param key lower-case words with dots between them, the first one the application's own
     * @param value a String, Boolean, Integer, Long, Float or Double
     * @throws IllegalArgumentException when key or value is none of these
     */
    public void annotate(String key, Object value) {
        if (lifecycle.isOpen()) {
            annotations.add(engine().observers(), observation, key, value);
        }
    }

    /** The turn failed; it still has to be closed. */
    public void fail(Throwable cause) {
        errorType = cause.getClass().getName();
    }

    /** Makes this turn the current one on this thread, so that {@link AgentOps#currentTurn} finds it. */
    public Scope makeCurrent() {
        return session.makeCurrent(
                new Frame(session, this, observation, engine().observers().callDepth()));
    }

    /** Ends the turn; it has ended when no call is under way in it any more. */
    @Override
    public void close() {
        if (lifecycle.close()) {
            ended();
        }
    }

    void ended() {
        String last = lastReply;
        Content reply = last == null ? Content.withheld() : engine().settings().content(ContentKind.REPLY, last);

        long nanos = engine().nanoTime() - startNanos;
        try {
            engine().observers().ended(observation, new TurnEnded(started, reply, errorType, calls.sum(), nanos));
        } finally {
            session.turnEnded(this);
        }
    }

    Engine engine() {
        return session.engine();
    }

    Observation observation() {
        return observation;
    }

    int inside() {
        return lifecycle.inside();
    }

    @Nullable Tool find(String tool) {
        return engine().settings().tools().find(tool).orElse(null);
    }

    /** A call comes in. */
    ToolCall enter(@Nullable Tool tool, String name, @Nullable String callId, CallInput input) {
        Action action = tool == null ? AgentSession.unregistered(name) : Action.tool(tool.name());
        if (!lifecycle.enter()) {
            throw new SessionException(
                    SessionException.Problem.ENDED, "turn " + number() + " has ended: start another turn");
        }
        return started(action, tool, callId, input);
    }

    /** An access comes in; null when the turn has ended. */
    @Nullable ToolCall enterIfOpen(Action action, CallInput input) {
        return lifecycle.enter() ? started(action, null, null, input) : null;
    }

    /** After the door: if nothing can be told any more, the call has to leave again. */
    private ToolCall started(Action action, @Nullable Tool tool, @Nullable String callId, CallInput input) {
        boolean inside = false;
        try {
            calls.increment();
            CallStarted call = session.callStarted(started, action, tool, callId);
            ToolCall entered = new ToolCall(session, this, input, call, tool);
            inside = true;
            return entered;
        } finally {
            if (!inside) {
                leave();
            }
        }
    }

    /** A call goes out; the last one through a closed door ends the turn. */
    void leave() {
        if (lifecycle.exit()) {
            ended();
        }
    }
}
