package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.Authentication;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.tool.TrustLabel;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that the standard mapping tells policies of a call, besides its arguments.
 *
 * @param type of its values
 * @param reader takes it from a call
 */
record Fact(DeclaredType type, Function<AuthorizationRequest, Object> reader) {
    /** Of the session, by name. */
    static final Map<String, Fact> SESSION = Map.of(
            "id", text(request -> request.session().sessionId()),
            "actor", text(request -> request.principal().id()),
            "tenant", text(request -> request.principal().tenant()),
            "turn", new Fact(Scalar.LONG, request -> (long) request.session().turn()),
            "calls", new Fact(Scalar.LONG, request -> request.session().calls()),
            "authenticated",
                    truth(request -> request.principal().authentication().method() != Authentication.Method.NONE),
            "tainted", truth(request -> request.session().taint() == TrustLabel.UNTRUSTED));

    /** Of the agent, by name. */
    static final Map<String, Fact> AGENT = Map.of(
            "name", text(request -> request.agent().name()),
            "version", text(request -> request.agent().version()),
            "environment", text(request -> request.agent().environment()));

    private static Fact text(Function<AuthorizationRequest, Object> reader) {
        return new Fact(Scalar.STRING, reader);
    }

    private static Fact truth(Function<AuthorizationRequest, Object> reader) {
        return new Fact(Scalar.BOOL, reader);
    }

    /** The type as schemas name it. */
    String cedarType() {
        return type == Scalar.STRING ? "String" : type == Scalar.LONG ? "Long" : "Bool";
    }

    Object of(AuthorizationRequest request) {
        return reader.apply(request);
    }
}
