package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import dev.agentops.Agent;
import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.SessionException;
import dev.agentops.Turn;
import dev.agentops.context.Scope;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.tool.Tool;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * {@code POST /ask} of the agent that knows the answers, from a tool behind an MCP-style message.
 *
 * <p>Who asks is said by the verified token alone. The session id that came in names a session of that actor, so a forged one
 * leads into nobody else's: sessions are bound to tenant and actor.
 */
final class ArchiveAgent implements Endpoint {
    private static final String SEARCH = "search_notes";

    private final Agent agent;
    private final ActorTokens tokens;
    private final OpenTelemetryPropagation propagation;
    private final NotesServer notes;

    ArchiveAgent(AgentOps ops, ActorTokens tokens, OpenTelemetryPropagation propagation, NotesServer notes) {
        this.agent = ops.agent("archive", "1.0.0");
        this.tokens = tokens;
        this.propagation = propagation;
        this.notes = notes;
        ops.tools()
                .register(Tool.builder(SEARCH)
                        .description("Searches the notes of whoever asks.")
                        .readOnly(true)
                        .body(call -> search(call.arguments()))
                        .build());
    }

    @Override
    @SuppressWarnings("try") // a scope is closed, not used
    public Object answer(HttpExchange request) throws IOException, Refusal {
        Question question = Question.read(request, tokens);
        String id = OpenTelemetryPropagation.correlatedSessionId(Context.current())
                .orElseGet(() -> UUID.randomUUID().toString());
        try (AgentSession session = open(id, question);
                Turn turn = session.startTurn(question.text());
                Scope scope = turn.makeCurrent()) {
            notes.remember(session, question.text());
            String answer = turn.call(SEARCH, Map.of("text", question.text())).modelText();
            turn.reply(answer);
            return Map.of("session", session.id().value(), "answer", answer);
        }
    }

    private AgentSession open(String id, Question question) throws Refusal {
        try {
            return agent.openSession(id, question.actor());
        } catch (SessionException refused) {
            throw new Refusal(409, "this session cannot be opened: it belongs to another actor, is open or has ended");
        }
    }

    /** As an MCP client does it: the context travels in {@code params._meta}. */
    private Object search(Map<String, ?> arguments) {
        Map<String, Object> meta = new HashMap<>();
        propagation.injectMetadata(meta);
        return notes.handle(Map.of(
                "method", "tools/call", "params", Map.of("name", SEARCH, "arguments", arguments, "_meta", meta)));
    }
}
