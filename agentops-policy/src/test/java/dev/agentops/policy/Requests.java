package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;

/** Live calls for tests: Alice calls a tool through the desk agent. */
final class Requests {
    static final Principal ALICE = principal("alice").build();
    static final AgentIdentity DESK = new AgentIdentity("desk", "1.2.3", "test");
    static final SessionFacts SESSION = new SessionFacts("s1", 2, 7, TrustLabel.TRUSTED);

    private Requests() {}

    static Principal.Builder principal(String id) {
        return Principal.builder("acme", id, Authentication.inProcess("test"));
    }

    static AuthorizationRequest tool(String name, String arguments) {
        return tool(ALICE, name, arguments);
    }

    static AuthorizationRequest tool(Principal principal, String name, String arguments) {
        return request(principal, Action.tool(name), JsonObject.parse(arguments));
    }

    static AuthorizationRequest request(Principal principal, Action action, JsonObject input) {
        return new AuthorizationRequest(principal, action, DESK, SESSION, input);
    }
}
