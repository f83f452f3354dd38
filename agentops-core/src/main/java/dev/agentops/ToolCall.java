package dev.agentops;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.content.Content;
import dev.agentops.content.ContentKind;
import dev.agentops.event.CallStarted;
import dev.agentops.event.Observation;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.CallFact;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolInvocation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fourth level: one call on its path, be it to a tool, to memory or to another agent. The body of a tool gets it as
 * its {@link ToolInvocation}.
 */
public final class ToolCall implements ToolInvocation {
    /** How many calls may be nested in each other on one thread. */
    static final int MOST_NESTED = 32;

    private static final VarHandle SETTLED = settledHandle();

    private final AgentSession session;
    private final @Nullable Turn turn;
    private final @Nullable Tool tool;
    private final CallInput input;
    private final CallStarted started;
    private final Observation observation;
    private final int depth;
    private final long startNanos;
    private long bodyStartNanos;
    private volatile long bodyNanos;
    private @Nullable JsonObject arguments;
    private @Nullable Decision decision;
    private Content recordedArguments = Content.withheld();
    private @Nullable Annotations annotations;

    @SuppressWarnings("FieldMayBeFinal") // through SETTLED
    private volatile boolean settled;

    /**
     * A call that has just come in through the door of its turn, or of its session when it is in no turn.
     */
    ToolCall(AgentSession session, @Nullable Turn turn, CallInput input, CallStarted started, @Nullable Tool tool) {
        this.session = session;
        this.turn = turn;
        this.tool = tool;
        this.input = input;
        this.started = started;
        this.startNanos = session.engine().nanoTime();
        this.depth = session.engine().observers().callDepth() + 1;
        this.observation = session.engine()
                .observers()
                .started(started, turn == null ? session.observation() : turn.observation());
    }

    @Override
    public JsonObject arguments() {
        return Objects.requireNonNull(arguments, "the arguments are known once the call is admitted");
    }

    @Override
    public Principal principal() {
        return session.actor();
    }

    @Override
    public SessionId sessionId() {
        return session.id();
    }

    @Override
    public void annotate(String key, Object value) {
        if (!settled) {
            annotations().add(session.engine().observers(), observation, key, value);
        }
    }

    private synchronized Annotations annotations() {
        Annotations present = annotations;
        if (present == null) {
            present = new Annotations();
            annotations = present;
        }
        return present;
    }

    @Override
    public void note(CallFact fact, Object value) {
        if (settled) {
            return;
        }
        if (!fact.isContent()) {
            session.engine().observers().noted(observation, fact, value);
            return;
        }
        Content content = session.engine().settings().content(ContentKind.FACT, value);
        if (content.isRecorded()) {
            session.engine().observers().noted(observation, fact, content.text());
        }
    }

    AgentSession session() {
        return session;
    }

    @Nullable Tool tool() {
        return tool;
    }

    CallInput input() {
        return input;
    }

    Action action() {
        return started.action();
    }

    CallStarted started() {
        return started;
    }

    Observation observation() {
        return observation;
    }

    @Nullable Decision decision() {
        return decision;
    }

    Content recordedArguments() {
        return recordedArguments;
    }

    SessionFacts facts() {
        int number = turn == null ? 0 : turn.number();
        return new SessionFacts(session.id().value(), number, started.number() - 1, session.taint());
    }

    Frame frame() {
        return new Frame(session, turn, observation, depth);
    }

    /** A tool that calls itself would end in an overflow of the stack, where nothing can be told any more. */
    boolean isTooDeep() {
        return depth > MOST_NESTED;
    }

    void admitted(JsonObject frozen) {
        arguments = frozen;
        recordedArguments = session.engine().settings().content(ContentKind.ARGUMENTS, frozen);
    }

    void decided(Decision made) {
        decision = made;
    }

    void enterBody() {
        bodyStartNanos = nanoTime();
    }

    void leaveBody() {
        bodyNanos = nanoTime() - bodyStartNanos;
    }

    long bodyNanos() {
        return bodyNanos;
    }

    long nanoTime() {
        return session.engine().nanoTime();
    }

    long durationNanos() {
        return nanoTime() - startNanos;
    }

    /** True for the one who may tell the outcome. */
    boolean claimSettlement() {
        return SETTLED.compareAndSet(this, false, true);
    }

    /** The level that the call went into may end now. */
    void leave() {
        session.touch();
        if (turn == null) {
            session.leave();
        } else {
            turn.leave();
        }
    }

    private static VarHandle settledHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(ToolCall.class, "settled", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
