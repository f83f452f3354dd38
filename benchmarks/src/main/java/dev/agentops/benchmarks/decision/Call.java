package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.Map;
import java.util.Objects;

/**
 * What exists before a decision: who calls which tool with which arguments. Each engine builds its own request from it.
 *
 * @param arguments {@code amount}, a {@link Long}, and {@code kind} and {@code region}, texts
 */
record Call(Principal principal, Action action, Map<String, Object> arguments) {
    static final String AMOUNT = "amount";
    static final String KIND = "kind";
    static final String REGION = "region";

    private static final AgentIdentity AGENT = new AgentIdentity("retail-support", "1.4.0", "benchmark");

    /** The request of this library, with arguments and facts frozen anew as on the path of a call. */
    AuthorizationRequest request() {
        return new AuthorizationRequest(
                principal,
                action,
                AGENT,
                new SessionFacts("session", 1, 1, TrustLabel.TRUSTED),
                JsonObject.copyOf(arguments));
    }

    long amount() {
        return (Long) argument(AMOUNT);
    }

    String kind() {
        return (String) argument(KIND);
    }

    String region() {
        return (String) argument(REGION);
    }

    private Object argument(String name) {
        return Objects.requireNonNull(arguments.get(name), name);
    }
}
