package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.content.Redactor;
import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallFailed;
import dev.agentops.event.TurnEnded;
import dev.agentops.event.TurnStarted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentRecordingTest {
    private static final String SECRET = "canary-8d1f";

    private final Systems systems = new Systems();

    private void run(AgentOps ops) {
        Turn turn = Systems.turn(ops);
        turn.call("echo", Map.of("text", SECRET, "list", List.of(Map.of("deep", SECRET))));
        turn.call("echo", Map.of(), invocation -> {
            throw new IllegalStateException(SECRET);
        });
        turn.reply(SECRET);
        turn.close();
        ops.close();
    }

    @Test
    void nothingIsRecordedUnlessOptedIn() {
        run(systems.builder().build());

        CallCompleted completed = systems.eventsOf(CallCompleted.class).get(0);
        assertThat(completed.arguments().isRecorded()).isFalse();
        assertThat(completed.arguments().value()).isNull();
        assertThat(completed.result().text()).isEmpty();
        assertThat(systems.eventsOf(CallFailed.class).get(0).error().text()).isEmpty();
        assertNoEventShows();
    }

    @Test
    void whatIsRecordedIsRedacted() {
        run(systems.builder()
                .recordContent(Redactor.strings(text -> text.replace(SECRET, "[secret]")))
                .build());

        CallCompleted completed = systems.eventsOf(CallCompleted.class).get(0);
        assertThat(completed.arguments().text()).contains("[secret]", "deep").doesNotContain(SECRET);
        assertThat(completed.result().text()).isEqualTo("[secret]");
        assertThat(systems.eventsOf(CallFailed.class).get(0).error().text()).isEqualTo("[secret]");
        assertThat(systems.eventsOf(TurnEnded.class).get(0).reply().text()).isEqualTo("[secret]");
        assertThat(systems.eventsOf(TurnStarted.class).get(0).userMessage().text())
                .isEqualTo("hello");
        assertNoEventShows();
    }

    @Test
    void aRedactorThatFailsRecordsNothing() {
        run(systems.builder()
                .recordContent((kind, value) -> {
                    throw new IllegalStateException(SECRET);
                })
                .build());

        assertThat(systems.eventsOf(CallCompleted.class).get(0).arguments().text())
                .isEqualTo("[redaction failed]");
    }

    @Test
    void aRedactorThatFailsWithAnErrorRecordsNothing() {
        run(systems.builder()
                .recordContent((kind, value) -> {
                    throw new NoClassDefFoundError(SECRET);
                })
                .build());

        assertThat(systems.eventsOf(CallCompleted.class).get(0).result().text()).isEqualTo("[redaction failed]");
    }

    @Test
    void whatIsChangedAfterTheCallIsNotRecorded() {
        List<String> result = new java.util.ArrayList<>(List.of("as returned"));
        AgentOps ops = systems.builder().recordContent(Redactor.none()).build();
        Systems.turn(ops).call("echo", Map.of(), invocation -> result);
        result.set(0, "as changed later");
        ops.close();

        assertThat(systems.eventsOf(CallCompleted.class).get(0).result().text()).isEqualTo("[\"as returned\"]");
    }

    @Test
    void aResultBeyondTheLimitsIsNotReadToItsEnd() {
        List<String> endless = new java.util.AbstractList<>() {
            @Override
            public String get(int index) {
                assertThat(index).isLessThan(1_000_000);
                return "x";
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        AgentOps ops = systems.builder().recordContent(Redactor.none()).build();
        Systems.turn(ops).call("echo", Map.of(), invocation -> endless);
        ops.close();

        assertThat(systems.eventsOf(CallCompleted.class).get(0).result().text()).contains("not recorded: is larger");
    }

    @Test
    void redactorsAreAppliedInOrder() {
        Redactor both = Redactor.composite(Redactor.strings(text -> text + "1"), Redactor.strings(text -> text + "2"));
        run(systems.builder().recordContent(both).build());

        assertThat(systems.eventsOf(CallCompleted.class).get(0).result().text()).isEqualTo(SECRET + "12");
    }

    private void assertNoEventShows() {
        for (AgentEvent event : systems.events) {
            assertThat(event.toString()).doesNotContain(SECRET).doesNotContain("alice");
        }
    }
}
