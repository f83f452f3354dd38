package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.tool.CallFact;
import dev.agentops.tool.Tool;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnotationTest {
    private final Telemetry telemetry = Telemetry.create();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void annotationsStandOnTheSpanOfTheTurnOrOfTheCall() {
        Tool tool = Tool.builder("get_order")
                .body(call -> {
                    call.annotate("acme.order.items", 3);
                    call.annotate("acme.order.gift", true);
                    Span.current().setAttribute("acme.order.found", true);
                    return "shipped";
                })
                .build();
        try (AgentOps ops = telemetry.system(tool).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("where is my order?")) {
            turn.annotate("acme.order.tier", "gold");
            turn.annotate("acme.order.value", 12.5);
            turn.call("get_order", Map.of());
        }

        Attributes turn = telemetry.span("invoke_agent support").getAttributes();
        Attributes call = telemetry.span("execute_tool get_order").getAttributes();
        assertThat(turn.toString())
                .contains("acme.order.tier=gold", "acme.order.value=12.5")
                .doesNotContain("items");
        assertThat(call.toString())
                .contains("acme.order.items=3", "acme.order.gift=true", "acme.order.found=true")
                .doesNotContain("tier");
    }

    private void search(AgentOps.Builder system) {
        try (AgentOps ops = system.build();
                AgentSession session = Telemetry.session(ops)) {
            session.access(Action.memory("search"), Map.of(), call -> {
                call.note(CallFact.MEMORY_STORE, "profiles");
                call.note(CallFact.MEMORY_RECORD_ID, "mia-7");
                call.note(CallFact.MEMORY_QUERY, "card 4111");
                call.note(CallFact.MEMORY_RECORD_COUNT, 2L);
                return "found";
            });
        }
    }

    @Test
    void ofAMemoryTheStoreAndTheCountAreRecorded() {
        search(telemetry.system().recordContent((kind, value) -> value));

        assertThat(telemetry.span("search_memory").getAttributes().asMap())
                .containsEntry(GenAiAttributes.MEMORY_STORE_ID, "profiles")
                .containsEntry(GenAiAttributes.MEMORY_RECORD_COUNT, 2L)
                .doesNotContainKeys(GenAiAttributes.MEMORY_RECORD_ID, GenAiAttributes.MEMORY_QUERY_TEXT);
    }

    @Test
    void whatIsContentIsRecordedOnOptInOfBothRedacted() {
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(telemetry.sdk())
                .recordContent(true)
                .build();
        search(AgentOps.builder()
                .allowAll()
                .observer(observer)
                .recordContent((kind, value) -> String.valueOf(value).replaceAll("\\d+", "*")));

        assertThat(telemetry.span("search_memory").getAttributes().asMap())
                .containsEntry(GenAiAttributes.MEMORY_RECORD_ID, "mia-*")
                .containsEntry(GenAiAttributes.MEMORY_QUERY_TEXT, "card *");
    }
}
