package dev.agentops.policy.mcp;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;

/** Calls of tools by Alice of the support. */
final class LiveCalls {
    private LiveCalls() {}

    static AuthorizationRequest call(String tool, String arguments) {
        return new AuthorizationRequest(
                Principal.builder("acme", "alice", Authentication.inProcess("test"))
                        .group("support")
                        .build(),
                Action.tool(tool),
                new AgentIdentity("desk", "1.2.3", "test"),
                new SessionFacts("s1", 2, 7, TrustLabel.TRUSTED),
                JsonObject.parse(arguments));
    }
}
