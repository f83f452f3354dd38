package dev.agentops.memory;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;

/** Sessions of made-up actors. */
final class Actors {
    static final String AGENT = "support";

    private Actors() {}

    static Principal user(String tenant, String id) {
        return Principal.of(tenant, id, Authentication.inProcess("test"));
    }

    static AgentSession session(AgentOps ops, String sessionId, String tenant, String actor) {
        return ops.agent(AGENT, "1").openSession(sessionId, user(tenant, actor));
    }

    static MemoryNamespaces namespaces() {
        return MemoryNamespaces.builder()
                .events("/events/actors/{actorId}/sessions/{sessionId}/")
                .records("notes", "/strategies/{strategyId}/actors/{actorId}/")
                .records(MemoryStrategy.shared("handbook", "/shared/{strategyId}/"))
                .build();
    }
}
