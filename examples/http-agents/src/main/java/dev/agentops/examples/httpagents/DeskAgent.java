package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import dev.agentops.Agent;
import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.context.Scope;
import dev.agentops.json.Json;
import dev.agentops.tool.ToolFailedException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** {@code POST /ask} of the agent that opens the session and asks another agent, in another process. */
final class DeskAgent implements Endpoint {
    private final Agent agent;
    private final ActorTokens tokens;
    private final OutgoingCalls calls;
    private final URI archive;

    DeskAgent(AgentOps ops, ActorTokens tokens, OutgoingCalls calls, URI archive) {
        this.agent = ops.agent("desk", "1.0.0");
        this.tokens = tokens;
        this.calls = calls;
        this.archive = archive;
    }

    @Override
    @SuppressWarnings("try") // a scope is closed, not used
    public Object answer(HttpExchange request) throws IOException, Refusal {
        Question question = Question.read(request, tokens);
        try (AgentSession session = agent.openSession(UUID.randomUUID().toString(), question.actor());
                Turn turn = session.startTurn(question.text());
                Scope scope = turn.makeCurrent()) {
            String answer = session.access(
                            Action.agent("archive"), Map.of("question", question.text()), call -> ask(question))
                    .modelText();
            turn.reply(answer);
            return Map.of("session", session.id().value(), "answer", answer);
        }
    }

    private String ask(Question question) throws IOException, InterruptedException {
        OutgoingCalls.Answer answer = calls.post(
                archive,
                Json.write(Map.of("question", question.text())),
                Map.of("Authorization", Objects.requireNonNull(question.authorization())),
                OutgoingCalls.DEADLINE);
        if (answer.status() != 200) {
            throw new ToolFailedException("The archive answered with status " + answer.status() + ".");
        }
        return answer.body();
    }
}
