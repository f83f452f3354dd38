package dev.agentops.otel;

import dev.agentops.authorization.EnforcementMode;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Shows for each agent whether its last decision was enforced. The kernel does not know which policies there are, so this is
 * learned from decisions: an agent without any is not shown, nor is more than a number of agents. Thread-safe.
 */
final class EnforcementGauge {
    private static final int MOST_AGENTS = 256;

    private final ConcurrentMap<String, EnforcementMode> modes = new ConcurrentHashMap<>();
    private final ObservableLongGauge gauge;

    EnforcementGauge(Meter meter) {
        gauge = meter.gaugeBuilder(AgentOpsAttributes.POLICY_ENFORCING)
                .ofLongs()
                .setUnit("1")
                .setDescription("1 where the agent's last decision was enforced, 0 where its policies only log.")
                .buildWithCallback(this::measure);
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
        gauge.close();
    }

    private void measure(ObservableLongMeasurement measurement) {
        modes.forEach((agent, mode) -> measurement.record(
                mode == EnforcementMode.ENFORCE ? 1 : 0, Attributes.of(GenAiAttributes.AGENT_NAME, agent)));
    }
}
