package dev.agentops.otel;

import dev.agentops.authorization.EnforcementMode;
import dev.agentops.figures.Figure.Kind;
import io.opentelemetry.api.common.Attributes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

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

    private final ConcurrentMap<String, Agent> agents = new ConcurrentHashMap<>();
    private final Runnable part;

    EnforcementGauge(SharedInstruments instruments) {
        part = instruments.add(DEFINITION, this, this::values);
    }

    /** Where the decisions of one agent are told; those of agents beyond the number are not shown. */
    Agent agent(String name) {
        Agent known = agents.get(name);
        if (known != null || agents.size() >= MOST_AGENTS) {
            return known == null ? new Agent() : known;
        }
        return agents.computeIfAbsent(name, agent -> new Agent());
    }

    /** One agent, found once so that a call has nothing to look up. */
    static final class Agent {
        private volatile @Nullable EnforcementMode last;

        private Agent() {}

        /** A call was decided. */
        void saw(EnforcementMode mode) {
            if (last != mode) {
                last = mode;
            }
        }
    }

    /** Whoever owns the OpenTelemetry goes on measuring; this is no more a part of it. */
    void close() {
        part.run();
    }

    private Map<Attributes, Long> values() {
        Map<Attributes, Long> values = new HashMap<>();
        agents.forEach((name, agent) -> {
            EnforcementMode last = agent.last;
            if (last != null) {
                values.put(Attributes.of(GenAiAttributes.AGENT_NAME, name), last == EnforcementMode.ENFORCE ? 1L : 0L);
            }
        });
        return values;
    }
}
