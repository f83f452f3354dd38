package dev.agentops.cli.replay;

import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.ToolRequest;
import dev.agentops.Turn;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.cli.sessions.RecordedSession;
import dev.agentops.cli.sessions.RecordedToolCall;
import dev.agentops.tool.ToolBody;
import dev.agentops.tool.ToolFailedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One recorded session on its way through an open one: a turn for each user message, a call for each recorded call. */
final class SessionPass {
    private final RecordedSession recorded;
    private final ReplaySetup setup;
    private final CallMeter meter;
    private final List<ReplayedCall> calls = new ArrayList<>();
    private @Nullable Turn turn;
    private String reply = "";

    SessionPass(RecordedSession recorded, ReplaySetup setup, CallMeter meter) {
        this.recorded = recorded;
        this.setup = setup;
        this.meter = meter;
    }

    void run(AgentSession session) {
        recorded.messages().forEach(message -> message(session, message));
        endTurn();
    }

    List<ReplayedCall> calls() {
        return calls;
    }

    private void message(AgentSession session, RecordedMessage message) {
        if (message.isUser()) {
            endTurn();
            turn = session.startTurn(message.text());
        } else if (message.role().equals("assistant") && !message.text().isBlank()) {
            reply = message.text();
        }
        message.calls().forEach(call -> call(session, call));
    }

    private void call(AgentSession session, RecordedToolCall call) {
        Turn current = turn == null ? setup.silentTurns().start(session) : turn;
        turn = current;
        setup.tools().seen(call.name());
        ToolRequest request =
                current.tool(call.name()).argumentsJson(call.argumentsJson()).body(recordedResult(call));
        if (!call.callId().isEmpty()) {
            request.callId(call.callId());
        }
        calls.add(measured(call, request));
    }

    private ReplayedCall measured(RecordedToolCall call, ToolRequest request) {
        long start = System.nanoTime();
        CallOutcome outcome = request.call();
        long nanos = System.nanoTime() - start;
        return new ReplayedCall(call, outcome, meter.decision(), nanos - meter.bodyNanos());
    }

    private static ToolBody recordedResult(RecordedToolCall call) {
        return invocation -> {
            if (call.error()) {
                throw new ToolFailedException(call.result().orElse(""));
            }
            return call.result().orElse(null);
        };
    }

    private void endTurn() {
        if (turn != null) {
            if (!reply.isEmpty()) {
                turn.reply(reply);
            }
            turn.close();
        }
        turn = null;
        reply = "";
    }
}
