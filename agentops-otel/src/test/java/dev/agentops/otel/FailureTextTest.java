package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.content.Redactor;
import dev.agentops.otel.file.OtlpJsonLines;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolFailedException;
import dev.agentops.tool.ToolRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What decisions and failures say in words may hold values, so it is content or not recorded at all. */
class FailureTextTest {
    private static final String CANARY = "canary-c01d5e";
    private static final int TURNS_AND_CALLS = 11;

    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    private static IllegalStateException failure() {
        IllegalStateException failure =
                new IllegalStateException(CANARY + " failure", new IllegalArgumentException(CANARY + " cause"));
        failure.addSuppressed(new IllegalArgumentException(CANARY + " suppressed"));
        return failure;
    }

    private static Decision decide(AuthorizationRequest request) {
        List<Reason> reasons = List.of(new Reason("policy-1", CANARY + " advice", List.of(CANARY + " argument")));
        List<PolicyError> errors = List.of(new PolicyError("policy-2", CANARY + " error"));
        return switch (request.action().name()) {
            case "denied" -> new Decision.Deny(reasons, errors, Provenance.ofVersion("v1"));
            case "escalated" -> new Decision.Escalate(reasons, errors, Provenance.ofVersion("v1"));
            case "undecided" -> throw failure();
            default -> new Decision.Allow(reasons, errors, Provenance.ofVersion("v1"));
        };
    }

    private static Tool plain(String name) {
        return Tool.builder(name).body(call -> "x").build();
    }

    private static ToolRegistry tools() {
        return ToolRegistry.of(
                plain("allowed"),
                plain("denied"),
                plain("escalated"),
                plain("undecided"),
                Tool.builder("throws")
                        .body(call -> {
                            throw failure();
                        })
                        .build(),
                Tool.builder("says")
                        .body(call -> {
                            throw new ToolFailedException(CANARY + " for the model");
                        })
                        .build(),
                Tool.builder("async")
                        .asyncBody(call -> CompletableFuture.failedFuture(failure()))
                        .build());
    }

    private void failInEveryWay(AgentOps.Builder builder, boolean record) {
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(telemetry.sdk())
                .recordContent(record)
                .build();
        try (AgentOps ops = builder.authorizer(FailureTextTest::decide)
                        .tools(tools())
                        .observer(observer)
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            List.of("allowed", "denied", "escalated", "undecided", "throws", "says")
                    .forEach(tool -> turn.call(tool, Map.of()));
            turn.tool("async")
                    .arguments(Map.of())
                    .callAsync()
                    .toCompletableFuture()
                    .join();
            turn.call("allowed", Map.of("not JSON", new Object() {
                @Override
                public String toString() {
                    return CANARY + " value";
                }
            }));
            session.access(Action.memory("read"), Map.of(), call -> {
                throw failure();
            });
            session.access(Action.agent("helper"), Map.of(), call -> {
                throw failure();
            });
            turn.fail(failure());
        }
        assertThat(telemetry.spans()).hasSize(TURNS_AND_CALLS);
    }

    private String everythingExported() {
        return OtlpJsonLines.line(telemetry.spans()) + telemetry.spans() + telemetry.metrics();
    }

    @Test
    void noTextOfADecisionOrFailureIsRecordedWithoutOptIn() {
        failInEveryWay(AgentOps.builder(), false);

        assertThat(everythingExported())
                .contains("policy-1", IllegalStateException.class.getName())
                .doesNotContain("canary");
        assertThat(telemetry.spans())
                .allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
    }

    @Test
    void theOptInOfOneSideAloneIsNotEnough() {
        failInEveryWay(AgentOps.builder().recordContent(Redactor.none()), false);

        assertThat(everythingExported()).doesNotContain("canary");
    }

    @Test
    void withOptInOnlyTheRedactedTextOfAFailureIsRecorded() {
        failInEveryWay(
                AgentOps.builder()
                        .recordContent(Redactor.strings(text -> text.replace(CANARY + " failure", "[failure]")
                                .replace(CANARY + " for the model", "[text]"))),
                true);

        assertThat(telemetry.span("execute_tool throws").getStatus().getDescription())
                .isEqualTo("[failure]");
        assertThat(telemetry.span("execute_tool says").getStatus().getDescription())
                .isEqualTo("[text]");
        assertThat(everythingExported()).doesNotContain("canary");
    }
}
