package dev.agentops.benchmarks;

import dev.agentops.AgentOps;
import dev.agentops.CallOutcome;
import dev.agentops.Turn;
import dev.agentops.eval.OnlineEvaluation;
import dev.agentops.eval.ToolErrorRate;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.tool.ToolRegistry;
import dev.agentops.tools.JsonToolSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A system with everything: schema, 100 policies, sampled evaluation, spans and metrics. */
@State(Scope.Thread)
public class FullState {
    private static final double SAMPLED_SHARE = 0.05;
    private static final String SCHEMA = """
            {"type": "object",
             "properties": {
               "order_id": {"type": "string", "maxLength": 20},
               "reason": {"type": "string", "enum": ["damaged", "late", "unwanted"]},
               "amount": {"type": "integer", "minimum": 1, "maximum": 10000}},
             "required": ["order_id", "reason", "amount"],
             "additionalProperties": false}
            """;

    private final Telemetry telemetry = new Telemetry();
    private GuardedSystem system =
            new GuardedSystem(AgentOps.builder().allowAll().build());

    /** For JMH. */
    public FullState() {}

    /** Writes and loads the policies, and builds the system. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Path policies = HundredPolicies.write();
        system = new GuardedSystem(AgentOps.builder()
                .authorizer(CedarAuthorizer.load(policies))
                .tools(ToolRegistry.of(GuardedSystem.tool(JsonToolSchema.parse(SCHEMA))))
                .observer(OpenTelemetryObserver.create(telemetry.openTelemetry()))
                .observer(OnlineEvaluation.sampling(SAMPLED_SHARE).with(ToolErrorRate.create()))
                .build());
        system.require(Map.of("order_id", "W1", "reason", "late", "amount", 40), CallOutcome.Completed.class);
        system.require(Map.of("order_id", "W1", "reason", "late", "amount", 4000), CallOutcome.Denied.class);
    }

    Turn turn() {
        return system.turn();
    }

    /** Closes the system and says what telemetry lost. */
    @TearDown(Level.Trial)
    public void close() {
        system.close();
        telemetry.close();
    }
}
