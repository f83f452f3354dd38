package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.tool.Tool;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnforcementTest {
    private static final Tool GET_ORDER =
            Tool.builder("get_order").body(invocation -> "shipped").build();
    private static final Decision ONLY_LOGGED = Decision.allow()
            .withProvenance(Provenance.NONE
                    .withMode(EnforcementMode.LOG_ONLY)
                    .withUnenforced(new Decision.Deny(
                            List.of(Reason.of("new-guard")),
                            List.of(new PolicyError("broken", "s3cret")),
                            Provenance.NONE)));

    private final Telemetry telemetry = Telemetry.create();
    private final AtomicReference<Decision> decision = new AtomicReference<>(Decision.allow());

    @AfterEach
    void close() {
        telemetry.close();
    }

    private void inTurn(Runnable measured, String... tools) {
        try (AgentOps ops = telemetry
                        .system(GET_ORDER)
                        .authorizer(request -> decision.get())
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            for (String tool : tools) {
                turn.call(tool, Map.of());
            }
            measured.run();
        }
    }

    private List<LongPointData> gauge() {
        return telemetry.metrics().stream()
                .filter(metric -> metric.getName().equals("agentops.policy.enforcing"))
                .flatMap(metric -> metric.getLongGaugeData().getPoints().stream())
                .toList();
    }

    private void assertGauge(long value) {
        assertThat(gauge()).singleElement().satisfies(point -> {
            assertThat(point.getValue()).isEqualTo(value);
            assertThat(point.getAttributes()).isEqualTo(Attributes.of(GenAiAttributes.AGENT_NAME, "support"));
        });
    }

    @Test
    void aSetThatOnlyLogsShowsOnTheGaugeUntilItEnforces() {
        decision.set(ONLY_LOGGED);
        inTurn(() -> assertGauge(0), "get_order");
        decision.set(Decision.deny(Reason.of("no")));
        inTurn(() -> assertGauge(1), "get_order");
    }

    @Test
    void anAgentWithoutADecisionIsNotOnTheGaugeNorIsOneOfASystemThatWasClosed() {
        inTurn(() -> assertThat(gauge()).isEmpty(), "not_registered");
        inTurn(() -> assertGauge(1), "get_order");

        assertThat(gauge()).isEmpty();
    }

    @Test
    void whatWouldHaveBeenDecidedIsOnSpanAndMetric() {
        decision.set(ONLY_LOGGED);
        inTurn(() -> {}, "get_order");

        Attributes span = telemetry.span("execute_tool get_order").getAttributes();
        assertThat(span.get(AgentOpsAttributes.DECISION_VERDICT)).isEqualTo("allow");
        assertThat(span.get(AgentOpsAttributes.DECISION_MODE)).isEqualTo("log_only");
        assertThat(span.get(AgentOpsAttributes.DECISION_POLICY_IDS)).isNull();
        assertThat(span.get(AgentOpsAttributes.UNENFORCED_VERDICT)).isEqualTo("deny");
        assertThat(span.get(AgentOpsAttributes.UNENFORCED_POLICY_IDS)).containsExactly("new-guard");
        assertThat(span.toString()).doesNotContain("s3cret");
        assertThat(telemetry.points("gen_ai.execute_tool.duration"))
                .singleElement()
                .satisfies(point -> assertThat(point.getAttributes().get(AgentOpsAttributes.UNENFORCED_VERDICT))
                        .isEqualTo("deny"));
    }

    @Test
    void whereTheSameWasDecidedNothingIsSaidTwice() {
        inTurn(() -> {}, "get_order");

        assertThat(telemetry.span("execute_tool get_order").getAttributes().asMap())
                .containsEntry(AgentOpsAttributes.DECISION_MODE, "enforce")
                .doesNotContainKeys(AgentOpsAttributes.UNENFORCED_VERDICT, AgentOpsAttributes.UNENFORCED_POLICY_IDS);
    }

    @Test
    void noMoreAgentsAreShownThanMayBe() {
        EnforcementGauge gauge =
                new EnforcementGauge(new SharedInstruments(telemetry.sdk().getMeter("test")));
        for (int i = 0; i < 300; i++) {
            gauge.agent("agent-" + i).saw(EnforcementMode.ENFORCE);
        }
        gauge.agent("agent-0").saw(EnforcementMode.LOG_ONLY);

        assertThat(gauge()).hasSize(256);
        assertThat(gauge()).filteredOn(point -> point.getValue() == 0).hasSize(1);
    }
}
