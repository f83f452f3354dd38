package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.event.CallObserver;
import dev.agentops.event.Observation;
import dev.agentops.event.TurnStarted;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationsTest {
    private static final Principal ACTOR = Principal.of("acme", "mia", Authentication.inProcess("test"));

    private final List<Object> told = new ArrayList<>();
    private final CallObserver observer =
            (event, parent) -> event instanceof TurnStarted ? new Told() : Observation.NOOP;

    private final class Told implements Observation {
        @Override
        public void annotated(String key, Object value) {
            told.add(value);
        }
    }

    private void inTurn(Consumer<Turn> work) {
        try (AgentOps ops = AgentOps.builder().allowAll().observer(observer).build();
                AgentSession session = ops.agent("support", "1").openSession("s", ACTOR);
                Turn turn = session.startTurn("hello")) {
            work.accept(turn);
        }
    }

    @Test
    void numbersAreTold() {
        inTurn(turn -> {
            turn.annotate("acme.count", 1);
            turn.annotate("acme.count", 2L);
            turn.annotate("acme.count", 1.5f);
            turn.annotate("acme.count", 2.5);
            turn.annotate("acme.count", true);
        });

        assertThat(told).containsExactly(1L, 2L, 1.5, 2.5, true);
    }

    @Test
    void textsAreCutAndTooManyAreLeftOut() {
        inTurn(turn -> {
            for (int i = 0; i < 100; i++) {
                turn.annotate("acme.text" + i, "x".repeat(5_000));
            }
        });

        assertThat(told)
                .hasSize(32)
                .allSatisfy(value -> assertThat((String) value).hasSize(1_024));
    }

    @Test
    void whatComesAfterTheEndIsIgnored() {
        inTurn(turn -> {
            turn.close();
            turn.annotate("acme.late", "x");
        });

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "Acme.tier",
                "acme..tier",
                "acme.tier\n",
                "gen_ai.tool.name",
                "agentops.x",
                "error.type",
                "http.route",
                "server.port",
                "service.name"
            })
    void keysOfOthersAndOddOnesAreRefused(String key) {
        inTurn(turn -> assertThatThrownBy(() -> turn.annotate(key, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'"));
    }

    @Test
    void otherTypesAreRefusedWithoutTheValue() {
        inTurn(turn -> assertThatThrownBy(() -> turn.annotate("acme.order", List.of("secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'acme.order' is a java.util.")
                .hasMessageNotContaining("secret"));
    }
}
