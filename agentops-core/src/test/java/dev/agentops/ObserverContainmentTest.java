package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.authorization.Action;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallObserver;
import dev.agentops.event.CallStarted;
import dev.agentops.event.EndEvent;
import dev.agentops.event.Observation;
import dev.agentops.event.StartEvent;
import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ObserverContainmentTest {
    private final Systems systems = new Systems();

    private static void run(AgentOps ops) {
        try (AgentSession session = Systems.session(ops);
                Turn turn = session.startTurn("hello")) {
            assertThat(turn.call("echo", Map.of("text", "x")))
                    .isEqualTo(new CallOutcome.Completed("x", TrustLabel.UNTRUSTED));
        }
    }

    @Test
    void anObserverThatThrowsAtEachStartChangesNothing() {
        for (CallObserver hostile : new CallObserver[] {
            (event, parent) -> {
                throw new IllegalStateException("start");
            },
            (event, parent) -> null,
            (event, parent) -> {
                throw new StackOverflowError();
            },
            (event, parent) -> {
                throw new NoClassDefFoundError("gone");
            }
        }) {
            Systems alone = new Systems();
            try (AgentOps ops = alone.builder().observer(hostile).build()) {
                run(ops);
                assertThat(ops.observerFailures()).isEqualTo(3);
            }
            assertThat(alone.events).as("the other observer misses nothing").hasSize(7);
        }
    }

    @Test
    void anObservationThatThrowsChangesNothing() {
        Observation hostile = new Observation() {
            @Override
            public void decided(CallDecided event) {
                throw new AssertionError("decided");
            }

            @Override
            public void ended(EndEvent event) {
                throw new IllegalStateException("ended");
            }
        };
        try (AgentOps ops =
                systems.builder().observer((event, parent) -> hostile).build()) {
            run(ops);
            assertThat(ops.observerFailures()).isEqualTo(4);
        }
        try (AgentOps alone = AgentOps.builder()
                .allowAll()
                .tools(systems.tools)
                .observer((event, parent) -> hostile)
                .build()) {
            run(alone);
            assertThat(alone.observerFailures()).isEqualTo(4);
        }
    }

    @Test
    void anOutOfMemoryErrorIsLetThrough() {
        try (AgentOps ops = systems.builder()
                .observer((StartEvent event, Observation parent) -> {
                    throw new OutOfMemoryError("test");
                })
                .build()) {
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> Systems.session(ops));
            assertThat(ops.openSessions()).as("the id is free again").isZero();
        }
    }

    @Test
    void compositesWithinCompositesAreFoundAndCounted() {
        class Kept implements Observation {}
        CallObserver inner = CallObserver.composite(java.util.List.of(
                (StartEvent event, Observation parent) -> new Kept(), (StartEvent event, Observation parent) -> {
                    throw new IllegalStateException("start");
                }));
        try (AgentOps ops = systems.builder().observer(inner).build()) {
            AgentSession session = Systems.session(ops);
            assertThat(Observation.find(session.observation(), Kept.class)).isNotNull();

            assertThat(ops.observerFailures()).isEqualTo(1);
        }
    }

    @Test
    void aFatalFailureAtTheEndStillEndsTheLevels() {
        AgentOps ops = systems.builder()
                .observer((StartEvent event, Observation parent) -> new Observation() {
                    @Override
                    public void ended(EndEvent end) {
                        throw new InternalError("test");
                    }
                })
                .build();
        AgentSession session = Systems.session(ops);
        Turn turn = session.startTurn("hello");
        assertThatExceptionOfType(InternalError.class).isThrownBy(() -> turn.call("echo", Map.of()));
        assertThatExceptionOfType(InternalError.class).isThrownBy(turn::close);
        assertThatExceptionOfType(InternalError.class).isThrownBy(session::close);

        assertThat(ops.openSessions()).isZero();
        assertThat(systems.events).as("the other observer was told all").hasSize(7);
    }

    @Test
    void aCallThatCouldNotBeToldLeavesItsTurn() {
        AgentOps ops = systems.builder()
                .observer((StartEvent event, Observation parent) -> {
                    if (event instanceof CallStarted) {
                        throw new OutOfMemoryError("test");
                    }
                    return Observation.NOOP;
                })
                .build();
        Turn turn = Systems.turn(ops);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> turn.call("echo", Map.of()));
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> turn.session().access(Action.memory("read"), Map.of(), invocation -> 1));

        assertThat(ops.close(Duration.ofSeconds(1)).isComplete()).isTrue();
    }

    @Test
    void anObserverThatClosesTheSystemWhileItIsClosedDoesNotHang() {
        AtomicReference<AgentOps> self = new AtomicReference<>();
        self.set(systems.builder()
                .observer(closing(timeout -> {
                    self.get().close(Duration.ofMillis(10));
                    return 0;
                }))
                .build());

        assertThat(self.get().close(Duration.ofSeconds(5)).isComplete()).isTrue();
    }

    @Test
    void anObserverThatThrowsOnCloseDoesNotKeepOthersFromClosing() {
        CallObserver throwing = closing(timeout -> {
            throw new IllegalStateException("close");
        });
        CallObserver slow = closing(timeout -> 3);
        AgentOps ops = systems.builder().observer(throwing).observer(slow).build();

        CloseReport report = ops.close(Duration.ofSeconds(1));

        assertThat(report.pendingItems()).isEqualTo(3);
        assertThat(report.observerFailures()).isEqualTo(1);
        assertThat(report.isComplete()).isFalse();
    }

    private static CallObserver closing(java.util.function.ToLongFunction<Duration> close) {
        return new CallObserver() {
            @Override
            public Observation started(StartEvent event, Observation parent) {
                return Observation.NOOP;
            }

            @Override
            public long close(Duration timeout) {
                return close.applyAsLong(timeout);
            }
        };
    }
}
