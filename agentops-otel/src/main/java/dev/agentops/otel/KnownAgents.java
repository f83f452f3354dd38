package dev.agentops.otel;

import dev.agentops.identity.AgentIdentity;
import java.util.Set;

/** Agents whose names may stand in span names: those of this process, and those that the application named. */
final class KnownAgents {
    private static final int MOST_AGENTS = 256;

    private final Set<String> remote;
    private final String provider;
    private final EnforcementGauge enforcement;
    private final BoundedCache<AgentIdentity, AgentTelemetry> telemetry = new BoundedCache<>(MOST_AGENTS);
    private final BoundedCache<String, Boolean> own = new BoundedCache<>(MOST_AGENTS);

    KnownAgents(Set<String> remote, String provider, EnforcementGauge enforcement) {
        this.remote = Set.copyOf(remote);
        this.provider = provider;
        this.enforcement = enforcement;
    }

    AgentTelemetry telemetryOf(AgentIdentity agent) {
        own.get(agent.name(), name -> true);
        return telemetry.get(
                agent, identity -> new AgentTelemetry(identity, provider, this, enforcement.agent(identity.name())));
    }

    boolean isOwn(String name) {
        return own.find(name) != null;
    }

    boolean isRemote(String name) {
        return remote.contains(name);
    }
}
