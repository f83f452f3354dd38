package dev.agentops.policy;

import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.policy.internal.partial.Possible;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the contexts of all calls of an action by an agent for a principal. */
final class PartialContext {
    private PartialContext() {}

    /**
     * Of the standard mapping: what changes during a session is not known, and neither are arguments.
     *
     * @throws UnfitValueException when the schema has no place for arguments: then it refuses every call
     */
    static Possible standard(Deed deed, Principal principal, AgentIdentity agent) {
        if (!deed.takesInput()) {
            throw new UnfitValueException("the schema declares no context.input for the action: declare it");
        }
        Map<String, Possible> members = new HashMap<>();
        members.put(StandardContext.INPUT, of(deed.context().member(StandardContext.INPUT)));
        put(members, StandardContext.SESSION, deed.visible().session(), session(principal));
        put(members, StandardContext.AGENT, deed.visible().agent(), agent(agent));
        return Possible.record(members);
    }

    private static Map<String, Object> session(Principal principal) {
        return Map.of(
                "actor",
                principal.id(),
                "tenant",
                principal.tenant(),
                "authenticated",
                principal.authentication().method() != Authentication.Method.NONE);
    }

    private static Map<String, Object> agent(AgentIdentity agent) {
        return Map.of("name", agent.name(), "version", agent.version(), "environment", agent.environment());
    }

    private static void put(
            Map<String, Possible> members,
            String part,
            @Nullable Map<String, Fact> visible,
            Map<String, Object> known) {
        if (visible != null) {
            Map<String, Possible> facts = new HashMap<>();
            visible.forEach((name, fact) -> {
                Object value = known.get(name);
                facts.put(name, value == null ? new Possible.Some(fact.type(), false) : new Possible.Exactly(value));
            });
            members.put(part, Possible.record(facts));
        }
    }

    /** A record that nothing is known of but its type. */
    static Possible of(DeclaredType type) {
        return type instanceof RecordOf ? new Possible.Some(type, false) : Possible.anyRecord();
    }
}
