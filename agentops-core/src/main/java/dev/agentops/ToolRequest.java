package dev.agentops;

import dev.agentops.tool.AsyncToolBody;
import dev.agentops.tool.StreamingToolBody;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolBody;
import dev.agentops.tool.ToolCode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A tool call that is being put together. Each of {@link #call}, {@link #callAsync} and {@link #stream} makes one call. */
public final class ToolRequest {
    private static final int LONGEST_CALL_ID = 256;

    private final Turn turn;
    private final String toolName;
    private CallInput input = new CallInput.OfMap(Map.of());
    private @Nullable String callId;
    private @Nullable ToolCode code;

    ToolRequest(Turn turn, String toolName) {
        this.turn = turn;
        this.toolName = toolName;
    }

    /** The arguments; they are read once, when the call is made. */
    public ToolRequest arguments(Map<?, ?> arguments) {
        this.input = new CallInput.OfMap(arguments);
        return this;
    }

    /** The arguments as the JSON text that a model wrote. The tool never sees this text, only what was read from it. */
    public ToolRequest argumentsJson(String json) {
        this.input = new CallInput.OfText(json);
        return this;
    }

    /** The id that the model gave the call; kept to its first 256 characters. */
    public ToolRequest callId(String id) {
        this.callId = Text.cut(id, LONGEST_CALL_ID);
        return this;
    }

    /** The body to run instead of the registered tool's. */
    public ToolRequest body(ToolBody body) {
        this.code = body;
        return this;
    }

    /** The body to run instead of the registered tool's. */
    public ToolRequest asyncBody(AsyncToolBody body) {
        this.code = body;
        return this;
    }

    /** The body to run instead of the registered tool's. */
    public ToolRequest streamingBody(StreamingToolBody body) {
        this.code = body;
        return this;
    }

    /**
     * Calls the tool and waits for it. When the caller is interrupted while it waits for an asynchronous body, the call
     * has failed with {@link InterruptedException}, and what the body brings back later is not used.
     *
     * @throws SessionException when the turn has ended
     * @throws AgentOpsException when a registered tool has no body that could be waited for
     */
    public CallOutcome call() {
        Tool tool = turn.find(toolName);
        ToolCode body = waitable(tool);
        return body instanceof AsyncToolBody async ? callAndWait(tool, async) : callNow(tool, (ToolBody) body);
    }

    /**
     * Calls the tool without waiting for it. A body that is not asynchronous has run when this returns.
     *
     * @return a stage that never completes exceptionally
     * @throws SessionException when the turn has ended
     * @throws AgentOpsException when a registered tool has no body that could be called so
     */
    public CompletionStage<CallOutcome> callAsync() {
        Tool tool = turn.find(toolName);
        ToolCode body = waitable(tool);
        return body instanceof AsyncToolBody async
                ? callAsync(tool, async)
                : CompletableFuture.completedStage(callNow(tool, (ToolBody) body));
    }

    /**
     * Calls a tool whose result comes in pieces.
     *
     * @throws SessionException when the turn has ended
     * @throws AgentOpsException when a registered tool does not stream
     */
    public StreamedCall stream() {
        Tool tool = turn.find(toolName);
        ToolCode body = code(tool);
        if (tool != null && !(body instanceof StreamingToolBody)) {
            throw new AgentOpsException("the tool " + toolName + " does not stream: call it with call()");
        }
        StreamingToolBody streaming = body instanceof StreamingToolBody given ? given : unregistered -> unreachable();
        return turn.engine().path().stream(enter(tool), streaming);
    }

    private CallOutcome callNow(@Nullable Tool tool, ToolBody body) {
        return turn.engine().path().call(enter(tool), body);
    }

    private CallOutcome callAndWait(@Nullable Tool tool, AsyncToolBody body) {
        return turn.engine().path().callAndWait(enter(tool), body);
    }

    private CompletionStage<CallOutcome> callAsync(@Nullable Tool tool, AsyncToolBody body) {
        return turn.engine().path().callAsync(enter(tool), body);
    }

    private ToolCall enter(@Nullable Tool tool) {
        return turn.enter(tool, toolName, callId, input);
    }

    private ToolCode waitable(@Nullable Tool tool) {
        ToolCode body = code(tool);
        if (body instanceof StreamingToolBody) {
            throw new AgentOpsException("the tool " + toolName + " streams its result: call it with stream()");
        }
        return body;
    }

    /** A tool that is not registered needs no body: admit refuses it. */
    private ToolCode code(@Nullable Tool tool) {
        if (code != null) {
            return code;
        }
        if (tool == null) {
            return (ToolBody) unregistered -> unreachable();
        }
        if (tool.code() == null) {
            throw new AgentOpsException(
                    "the tool " + toolName + " was registered without a body: give it one, or pass one with the call");
        }
        return tool.code();
    }

    private static Flow.Publisher<?> unreachable() {
        throw new IllegalStateException("a tool that is not registered was admitted");
    }
}
