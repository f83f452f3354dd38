package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import dev.agentops.identity.Principal;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that an authenticated actor asks. */
record Question(Principal actor, @Nullable String authorization, String text) {
    static Question read(HttpExchange request, ActorTokens tokens) throws IOException, Refusal {
        String authorization = request.getRequestHeaders().getFirst("Authorization");
        Principal actor = tokens.principal(authorization)
                .orElseThrow(() -> new Refusal(401, "Authorization must hold a token made with HTTP_AGENTS_KEY"));
        if (RequestBody.read(request) instanceof Map<?, ?> body && body.get("question") instanceof String text) {
            return new Question(actor, authorization, text);
        }
        throw new Refusal(400, "the body must be {\"question\": \"...\"}");
    }
}
