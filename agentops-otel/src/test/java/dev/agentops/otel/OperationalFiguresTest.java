package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.Provenance;
import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationalFiguresTest {
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("test.outcome");

    private final Telemetry telemetry = Telemetry.create();
    private final AtomicLong reloads = new AtomicLong(3);

    @AfterEach
    void close() {
        telemetry.close();
    }

    /** An authorizer as one in another module would be: it knows nothing of OpenTelemetry. */
    private record Counted(List<Figure> figures) implements Authorizer, OperationalFigures {
        @Override
        public Decision decide(AuthorizationRequest request) {
            return Decision.allow();
        }
    }

    private Counted counted() {
        return new Counted(List.of(Figure.of(Figure.Kind.COUNTER, "test.reloads", "{reload}", "Reloads.")
                .with("test.outcome", "swapped", reloads::get)
                .with("test.outcome", "rejected", () -> 1)));
    }

    private Optional<MetricData> metric(String name) {
        return telemetry.metrics().stream()
                .filter(data -> data.getName().equals(name))
                .findFirst();
    }

    private Map<Attributes, Long> values(String name) {
        return metric(name).stream()
                .flatMap(data -> (data.getType() == MetricDataType.LONG_SUM
                                ? data.getLongSumData()
                                : data.getLongGaugeData())
                        .getPoints().stream())
                .collect(Collectors.toMap(LongPointData::getAttributes, LongPointData::getValue));
    }

    @Test
    void figuresOfTheAuthorizerAreMetricsWithoutAnyFurtherWord() {
        try (AgentOps ops = telemetry.system().authorizer(counted()).build()) {
            assertThat(ops.openSessions()).isZero();
            assertThat(values("test.reloads"))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(Attributes.of(OUTCOME, "swapped"), 3L, Attributes.of(OUTCOME, "rejected"), 1L));
            MetricData data = metric("test.reloads").orElseThrow();
            assertThat(data.getUnit()).isEqualTo("{reload}");
            assertThat(data.getDescription()).isEqualTo("Reloads.");
            assertThat(data.getLongSumData().isMonotonic()).isTrue();
        }
        assertThat(metric("test.reloads")).isEmpty();
    }

    @Test
    void authorizersBehindACompositeAreFoundToo() {
        Authorizer both = Authorizer.composite(List.of(counted(), Authorizer.allowAll()));
        try (AgentOps ops = telemetry.system().authorizer(both).build()) {
            assertThat(ops.openSessions()).isZero();
            assertThat(values("test.reloads")).hasSize(2);
        }
    }

    @Test
    void theSystemShowsItsSessionsAndWhatItsObserversThrew() {
        try (AgentOps ops = telemetry
                        .system()
                        .observer((event, parent) -> {
                            throw new IllegalStateException("always");
                        })
                        .build();
                AgentSession session = Telemetry.session(ops)) {
            assertThat(session.isOpen()).isTrue();
            assertThat(values("agentops.sessions.open")).containsExactly(Map.entry(Attributes.empty(), 1L));
            assertThat(values("agentops.observer.failures")).containsExactly(Map.entry(Attributes.empty(), 1L));
        }
    }

    @Test
    void whatTwoSystemsShareIsCountedOnceAndWhatEachHasIsAddedUp() {
        Counted shared = counted();
        try (AgentOps one = telemetry.system().authorizer(shared).build()) {
            try (AgentOps two = telemetry
                    .system()
                    .authorizer(shared)
                    .figures(() -> counted().figures())
                    .build()) {
                assertThat(one.owns(Telemetry.session(two))).isFalse();
                assertThat(values("test.reloads").get(Attributes.of(OUTCOME, "swapped")))
                        .isEqualTo(6);
                assertThat(values("agentops.sessions.open").get(Attributes.empty()))
                        .isEqualTo(1);
            }
            assertThat(values("test.reloads").get(Attributes.of(OUTCOME, "swapped")))
                    .as("a counter does not fall while others count")
                    .isEqualTo(6);
            reloads.incrementAndGet();
            assertThat(values("test.reloads").get(Attributes.of(OUTCOME, "swapped")))
                    .isEqualTo(7);
        }
        assertThat(metric("test.reloads")).isEmpty();
        assertThat(metric("agentops.sessions.open")).isEmpty();
    }

    @Test
    void anObserverShowsTheFiguresOfOneSystemAfterTheOther() {
        OpenTelemetryObserver observer = OpenTelemetryObserver.create(telemetry.sdk());
        for (int system = 0; system < 2; system++) {
            try (AgentOps ops =
                    AgentOps.builder().authorizer(counted()).observer(observer).build()) {
                assertThat(ops.openSessions()).isZero();
                assertThat(values("test.reloads")).hasSize(2);
            }
            assertThat(metric("test.reloads")).isEmpty();
        }
    }

    @Test
    void aNumberThatCannotBeReadIsLeftOut() {
        Figure broken = Figure.of(Figure.Kind.GAUGE, "test.broken", "1", "Broken in part.")
                .with("test.outcome", "good", () -> 1)
                .with("test.outcome", "bad", () -> {
                    throw new IllegalStateException("no number");
                });
        try (AgentOps ops = telemetry.system().figures(() -> List.of(broken)).build()) {
            assertThat(ops.openSessions()).isZero();
            assertThat(values("test.broken")).containsExactly(Map.entry(Attributes.of(OUTCOME, "good"), 1L));
        }
    }

    @Test
    void aPartThatCannotGiveItsFiguresKeepsNothingFromTheOthers() {
        try (AgentOps ops = telemetry
                .system()
                .figures(() -> {
                    throw new IllegalStateException("none");
                })
                .build()) {
            assertThat(ops.observerFailures()).isEqualTo(1);
            assertThat(values("agentops.sessions.open")).hasSize(1);
        }
    }

    @Test
    void aSystemThatOnlyLogsIsNotHiddenByOneThatEnforces() {
        Decision logged = new Decision.Allow(
                List.of(), List.of(), Provenance.ofVersion("v1").withMode(EnforcementMode.LOG_ONLY));
        try (AgentOps enforcing = telemetry.system().build();
                AgentOps logging =
                        telemetry.system().authorizer(request -> logged).build()) {
            for (AgentOps ops : List.of(logging, enforcing)) {
                try (AgentSession session = Telemetry.session(ops);
                        Turn turn = session.startTurn("hello")) {
                    turn.call("none", Map.of());
                    session.access(Action.memory("read"), Map.of(), call -> "x");
                }
            }
            assertThat(values("agentops.policy.enforcing").values()).containsExactly(0L);
        }
    }

    @Test
    void aNumberThatDoesNotComeKeepsNoSystemFromClosing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Figure hanging = Figure.counter("test.hanging", "1", "Comes late.", () -> {
            asked.countDown();
            return await(answer);
        });
        AgentOps ops = telemetry.system().figures(() -> List.of(hanging)).build();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(telemetry::metrics, OperationalFiguresTest::start);
        try {
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(CompletableFuture.runAsync(ops::close, OperationalFiguresTest::start))
                    .succeedsWithin(Duration.ofSeconds(10));
        } finally {
            answer.countDown();
        }
        assertThat(reader).succeedsWithin(Duration.ofSeconds(10));
    }

    /** On a thread of its own: the common pool may have one, which the reader holds. */
    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static long await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES) ? 1 : 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
