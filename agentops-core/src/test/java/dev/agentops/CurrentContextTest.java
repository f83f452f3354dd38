package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.context.ContextFrame;
import dev.agentops.context.ContextStorage;
import dev.agentops.context.Scope;
import dev.agentops.event.CallObserver;
import dev.agentops.event.Observation;
import dev.agentops.event.StartEvent;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a scope is there to be closed, not to be read
class CurrentContextTest {
    private final Systems systems = new Systems();

    @Test
    void isFoundInsideOfAScopeAndNotOutside() {
        try (AgentOps ops = systems.builder().build()) {
            AgentSession session = Systems.session(ops);
            Turn turn = session.startTurn("hello");
            assertThat(ops.findCurrentSession()).isEmpty();
            try (Scope outer = session.makeCurrent()) {
                assertThat(ops.currentSession()).isSameAs(session);
                assertThat(ops.findCurrentTurn()).isEmpty();
                try (Scope inner = turn.makeCurrent()) {
                    assertThat(ops.currentTurn()).isSameAs(turn);
                }
                assertThat(ops.findCurrentTurn()).isEmpty();
            }
            assertThat(ops.findCurrentSession()).isEmpty();
        }
    }

    @Test
    void isFoundByTheBodyOfATool() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            CallOutcome outcome = turn.call("echo", Map.of(), invocation -> ops.currentTurn());

            assertThat(outcome.orThrow()).isSameAs(turn);
            assertThat(ops.findCurrentTurn()).isEmpty();
        }
    }

    @Test
    void noneIsAnErrorAndNeverASharedOne() {
        try (AgentOps ops = systems.builder().build()) {
            assertThatExceptionOfType(SessionException.class)
                    .isThrownBy(ops::currentSession)
                    .withMessageContaining("makeCurrent()")
                    .satisfies(none -> assertThat(none.problem()).isEqualTo(SessionException.Problem.NONE_CURRENT));
            assertThatExceptionOfType(SessionException.class).isThrownBy(ops::currentTurn);
        }
    }

    @Test
    void isNotCarriedToOtherThreadsByItself() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            try (Scope current = turn.makeCurrent()) {
                assertThat(CompletableFuture.supplyAsync(ops::findCurrentTurn).join())
                        .isEmpty();
            }
        }
    }

    @Test
    void ofAnotherSystemIsNotFound() {
        try (AgentOps ops = systems.builder().build();
                AgentOps other = new Systems().builder().build();
                Scope current = Systems.turn(ops).makeCurrent()) {
            assertThat(other.findCurrentTurn()).isEmpty();
        }
    }

    @Test
    void ofAnotherSystemIsNotFoundInASharedStorage() {
        ContextStorage shared = ContextStorage.threadLocal();
        try (AgentOps ops = systems.builder().observer(keeping(shared)).build();
                AgentOps other =
                        new Systems().builder().observer(keeping(shared)).build();
                Scope current = Systems.turn(ops).makeCurrent()) {
            assertThat(ops.findCurrentTurn()).isPresent();
            assertThat(other.findCurrentTurn()).isEmpty();
            assertThatExceptionOfType(SessionException.class).isThrownBy(other::currentSession);
        }
    }

    @Test
    void aStorageThatFailsFindsNoSessionAndTheCallGoesOn() {
        ContextStorage broken = new ContextStorage() {
            @Override
            public Scope attach(ContextFrame frame) {
                throw new IllegalStateException("no context");
            }

            @Override
            public ContextFrame current() {
                return null;
            }
        };
        try (AgentOps ops = systems.builder().observer(keeping(broken)).build()) {
            CallOutcome outcome = Systems.turn(ops)
                    .call("echo", Map.of(), invocation -> ops.findCurrentTurn().isPresent());

            assertThat(outcome.orThrow()).isEqualTo(false);
            assertThat(ops.observerFailures()).isEqualTo(1);
        }
    }

    @Test
    void aStorageThatFailsDoesNotLeaveAnotherSessionCurrent() {
        ContextStorage real = ContextStorage.threadLocal();
        AtomicBoolean failing = new AtomicBoolean();
        ContextStorage sometimes = new ContextStorage() {
            @Override
            public Scope attach(ContextFrame frame) {
                if (failing.get()) {
                    throw new IllegalStateException("no context");
                }
                return real.attach(frame);
            }

            @Override
            public ContextFrame current() {
                return real.current();
            }
        };
        try (AgentOps ops = systems.builder().observer(keeping(sometimes)).build()) {
            Agent agent = ops.agent("support", "1.0");
            Turn bobs = agent.openSession("b", Systems.BOB).startTurn("hello");
            try (Scope alices = agent.openSession("a", Systems.ALICE).makeCurrent()) {
                failing.set(true);
                CallOutcome outcome = bobs.call(
                        "echo",
                        Map.of(),
                        invocation -> ops.findCurrentSession()
                                .map(session -> session.actor().id())
                                .orElse("nobody"));
                assertThat(outcome.orThrow()).isEqualTo("nobody");
                assertThat(ops.currentSession().actor()).isEqualTo(Systems.ALICE);
            }
        }
    }

    @Test
    void aScopeClosedTwiceOrOutOfOrderLeavesNobodyCurrent() {
        try (AgentOps ops = systems.builder().build()) {
            Agent agent = ops.agent("support", "1.0");
            Scope alices = agent.openSession("a", Systems.ALICE).makeCurrent();
            Scope bobs = agent.openSession("b", Systems.BOB).makeCurrent();
            bobs.close();
            alices.close();
            bobs.close();
            alices.close();

            assertThat(ops.findCurrentSession()).isEmpty();
        }
    }

    @Test
    void twoStoragesAreAContradiction() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> systems.builder()
                        .observer(keeping(ContextStorage.threadLocal()))
                        .observer(keeping(ContextStorage.threadLocal()))
                        .build())
                .withMessageContaining("two observers");
    }

    private static CallObserver keeping(ContextStorage storage) {
        return new CallObserver() {
            @Override
            public Observation started(StartEvent event, Observation parent) {
                return Observation.NOOP;
            }

            @Override
            public ContextStorage contextStorage() {
                return storage;
            }
        };
    }
}
