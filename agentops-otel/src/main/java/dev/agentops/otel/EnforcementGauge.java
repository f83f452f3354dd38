package dev.agentops.otel;

import dev.agentops.authorization.EnforcementMode;
import dev.agentops.figures.Figure.Kind;
import io.opentelemetry.api.common.Attributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Shows for each agent whether its last decision was enforced. The kernel does not know which policies there are, so this is
 * learned from decisions: an agent without any is not shown, nor is more than a number of agents. Thread-safe.
 */
final class EnforcementGauge {
    private static final int MOST_AGENTS = 256;
    private static final SharedInstruments.Definition DEFINITION = new SharedInstruments.Definition(
            AgentOpsAttributes.POLICY_ENFORCING,
            Kind.LEAST,
            "1",
            "1 where the agent's last decision was enforced, 0 where its policies only log.");

    private final ConcurrentMap<String, EnforcementMode> modes = new ConcurrentHashMap<>();
    private final Runnable part;

    EnforcementGauge(SharedInstruments instruments) {
        part = instruments.add(DEFINITION, this, this::values);
    }

    /** An agent's call was decided. */
    void saw(String agent, EnforcementMode mode) {
        EnforcementMode last = modes.get(agent);
        if (last != mode && (last != null || modes.size() < MOST_AGENTS)) {
            modes.put(agent, mode);
        }
    }

    /** Whoever owns the OpenTelemetry goes on measuring; this is no more a part of it. */
    void close() {
        part.run();
    }

    private Map<Attributes, Long> values() {
        Map<Attributes, Long> values = new HashMap<>();
        modes.forEach((agent, mode) -> values.put(
                Attributes.of(GenAiAttributes.AGENT_NAME, agent), mode == EnforcementMode.ENFORCE ? 1L : 0L));
        return values;
    }
}
