package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.policy.value.EntityUid;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a live call becomes a Cedar request: which entities it names, and what the context holds.
 *
 * <p>Implementations are thread-safe and give equal answers for equal calls: what they say of a principal, an action or an agent
 * is kept and used for later calls, so it must depend on nothing else. What one throws denies the call.
 */
public interface CedarMapping {
    /**
     * Who acts. The type and the id of a principal are data: a mapping refuses, by throwing, those that would name something
     * else, such as a group that others are in. {@link #standard()} refuses its own types of groups, agents and actions.
     */
    EntityUid principal(Principal principal);

    /**
     * The entities that the principal is in. Only those whose type the schema allows as parents of the principal's type reach
     * the policies; without a schema, all.
     */
    Set<EntityUid> parents(Principal principal);

    /**
     * Facts about the principal that policies read by {@code getTag}. They reach the policies when the schema declares tags of
     * type {@code String} for the principal's type, or when there is no schema.
     */
    Map<String, String> tags(Principal principal);

    /**
     * Attributes of the principal; they win over attributes of the same name in the entities file. Those that the schema
     * declares for the principal's type reach the policies, without a schema all; one that is not of the declared type denies
     * the call.
     *
     * @return values as in {@link #context}; none unless overridden
     */
    default Map<String, ?> attributes(Principal principal) {
        return Map.of();
    }

    /** What is done. */
    EntityUid action(Action action);

    /** What it is done through. */
    EntityUid resource(AuthorizationRequest request);

    /**
     * What everything is done through that an agent does, for answers before there is a call. It equals what
     * {@link #resource(AuthorizationRequest)} says of each of its calls.
     *
     * @return null unless overridden: then it depends on the call
     */
    default @Nullable EntityUid resource(AgentIdentity agent) {
        return null;
    }

    /**
     * The context. What a schema does not declare of it does not reach the policies; an argument that it does not declare
     * denies the call. Values are JSON values as in {@link dev.agentops.json.JsonObject}, values of
     * {@link dev.agentops.policy.value}, or maps and lists of both; what is in them must not change while the call is decided.
     *
     * @return a record whose member {@value StandardContext#INPUT} holds the arguments, if policies are to see them
     */
    Map<String, ?> context(AuthorizationRequest request);

    /**
     * The mapping of this library: {@code User::"<id>"} in its {@code Group}s, {@code Action::"<tool>"} or
     * {@code Memory::Action::"<operation>"}, {@code Agent::"<name>"}, and a context of {@code input}, {@code session} and
     * {@code agent}.
     */
    static CedarMapping standard() {
        return StandardMapping.INSTANCE;
    }

    /**
     * The mapping of policies that were written for Amazon Bedrock AgentCore.
     *
     * @param gatewayArn names the gateway in whose place the calls are decided
     */
    static AgentCoreMapping agentCore(String gatewayArn) {
        return AgentCoreMapping.of(gatewayArn);
    }
}
