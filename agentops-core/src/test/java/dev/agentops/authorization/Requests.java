package dev.agentops.authorization;

import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;

/** Requests to ask about. */
final class Requests {
    static final AuthorizationRequest ANY = with("{}");

    private Requests() {}

    static AuthorizationRequest with(String inputJson) {
        return new AuthorizationRequest(
                Principal.of("acme", "alice", Authentication.none()),
                Action.tool("echo"),
                new AgentIdentity("support", "1.0", "dev"),
                new SessionFacts("s1", 1, 0, TrustLabel.TRUSTED),
                JsonObject.parse(inputJson));
    }
}
