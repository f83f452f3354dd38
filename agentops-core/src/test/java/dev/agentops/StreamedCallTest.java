package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.event.CallEnded;
import dev.agentops.event.SessionEnded;
import dev.agentops.tool.Tool;
import dev.agentops.tool.TrustLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamedCallTest {
    private final Systems systems = new Systems();
    private final Source source = new Source();
    private final Collector collector = new Collector();

    StreamedCallTest() {
        systems.tools.register(
                Tool.builder("tail").streamingBody(invocation -> source).build());
    }

    private static CallOutcome now(StreamedCall call) {
        return call.outcome().toCompletableFuture().getNow(null);
    }

    @Test
    void handsThePiecesOnAndEndsWithTheStream() {
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);
            source.next("a");
            source.next("b");
            assertThat(now(call)).isNull();
            source.complete();

            assertThat(collector.pieces).containsExactly("a", "b");
            assertThat(collector.completed).isTrue();
            assertThat(now(call)).isInstanceOf(CallOutcome.Completed.class);
        }
    }

    @Test
    void taintsTheSessionWithTheFirstPiece() {
        try (AgentOps ops = systems.builder().build()) {
            Turn turn = Systems.turn(ops);
            turn.tool("tail").stream().chunks().subscribe(collector);
            assertThat(turn.session().taint()).isEqualTo(TrustLabel.TRUSTED);
            source.next("a");

            assertThat(turn.session().taint()).isEqualTo(TrustLabel.UNTRUSTED);
            source.complete();
        }
    }

    @Test
    void aStreamThatFailsIsAFailedCall() {
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);
            source.fail(new IllegalStateException("cut"));
            source.next("after the end");
            source.complete();

            assertThat(collector.failure).hasMessage("cut");
            assertThat(collector.pieces).isEmpty();
            assertThat(now(call)).isInstanceOf(CallOutcome.Failed.class);
            assertThat(systems.eventsOf(CallEnded.class)).hasSize(1);
        }
    }

    @Test
    void aCancelledStreamHasFailed() {
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);
            collector.subscription.cancel();

            assertThat(source.cancelled).isTrue();
            assertThat(now(call))
                    .isInstanceOfSatisfying(
                            CallOutcome.Failed.class,
                            failed -> assertThat(failed.cause()).isInstanceOf(CancellationException.class));
        }
    }

    @Test
    void canBeSubscribedToOnce() {
        Collector second = new Collector();
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);
            call.chunks().subscribe(second);

            assertThat(second.failure).isInstanceOf(IllegalStateException.class);
            assertThat(source.subscriptions).hasValue(1);
            source.complete();
        }
    }

    @Test
    void aDeniedStreamHasNoPieces() {
        try (AgentOps ops = systems.builder()
                .authorizer(request -> Decision.denyByDefault())
                .build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);

            assertThat(collector.failure).isInstanceOf(CallDeniedException.class);
            assertThat(now(call)).isInstanceOf(CallOutcome.Denied.class);
            assertThat(source.subscriptions).hasValue(0);
        }
    }

    @Test
    void anUnregisteredStreamIsDenied() {
        try (AgentOps ops = systems.builder().build()) {
            assertThat(now(Systems.turn(ops).tool("made_up").stream())).isInstanceOf(CallOutcome.Denied.class);
        }
    }

    @Test
    void aStreamNobodySubscribedToIsAbandonedWithItsSession() throws Exception {
        AgentOps ops = systems.builder().build();
        StreamedCall call = Systems.turn(ops).tool("tail").stream();

        assertThat(ops.close(Duration.ofMillis(50)).isComplete()).isTrue();
        assertThat(call.outcome().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isInstanceOf(CallOutcome.Failed.class);
    }

    @Test
    void anAbandonedStreamTellsItsSubscriber() throws Exception {
        AgentOps ops = systems.builder().build();
        StreamedCall call = Systems.turn(ops).tool("tail").stream();
        call.chunks().subscribe(collector);
        ops.close(Duration.ofMillis(50));

        assertThat(collector.failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(collector.failure).isInstanceOf(AbandonedCallException.class);
        assertThat(source.cancelled).isTrue();
    }

    @Test
    void anAbandonedStreamIsNotStartedLate() {
        AgentOps ops = systems.builder().build();
        StreamedCall call = Systems.turn(ops).tool("tail").stream();
        ops.close(Duration.ofMillis(50));
        call.chunks().subscribe(collector);

        assertThat(collector.failure).isInstanceOf(AbandonedCallException.class);
        assertThat(source.subscriptions).hasValue(0);
    }

    @Test
    void anAbandonedStreamOfAHostileSubscriberDoesNotKeepTheSystemOpen() {
        AgentOps ops = systems.builder().build();
        StreamedCall call = Systems.turn(ops).tool("tail").stream();
        collector.hostile = true;
        call.chunks().subscribe(collector);

        CloseReport report = ops.close(Duration.ofMillis(50));

        assertThat(report.isComplete()).isTrue();
        assertThat(ops.close(Duration.ofMillis(50))).isSameAs(report);
        assertThat(systems.eventsOf(SessionEnded.class)).hasSize(1);
    }

    @Test
    void aStreamThatDeliversIsNotIdle() {
        try (AgentOps ops = systems.builder().idleTimeout(Duration.ofMinutes(5)).build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);
            for (int i = 0; i < 4; i++) {
                systems.nanos.addAndGet(Duration.ofMinutes(4).toNanos());
                source.next(i);
                assertThat(ops.endIdleSessions()).isZero();
            }
            source.complete();
            assertThat(now(call)).isInstanceOf(CallOutcome.Completed.class);
        }
    }

    @Test
    void anErrorThatIsNullIsAFailureAllTheSame() {
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            call.chunks().subscribe(collector);
            source.fail(null);

            assertThat(now(call)).isInstanceOf(CallOutcome.Failed.class);
        }
    }

    @Test
    void aSubscriberThatThrowsEndsTheCall() {
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("tail").stream();
            collector.hostile = true;
            call.chunks().subscribe(collector);
            source.next("a");

            assertThat(source.cancelled).isTrue();
            assertThat(collector.failure).isInstanceOf(IllegalStateException.class);
            assertThat(now(call)).isInstanceOf(CallOutcome.Failed.class);
        }
    }

    @Test
    void aSourceThatCannotBeSubscribedToEndsTheCall() {
        systems.tools.register(Tool.builder("broken")
                .streamingBody(invocation -> subscriber -> {
                    throw new IllegalStateException("no source");
                })
                .build());
        try (AgentOps ops = systems.builder().build()) {
            StreamedCall call = Systems.turn(ops).tool("broken").stream();
            call.chunks().subscribe(collector);

            assertThat(collector.failure).hasMessage("no source");
            assertThat(now(call)).isInstanceOf(CallOutcome.Failed.class);
        }
    }

    /** A publisher driven by the test. */
    private static final class Source implements Flow.Publisher<Object>, Flow.Subscription {
        private final AtomicInteger subscriptions = new AtomicInteger();
        private Flow.Subscriber<? super Object> subscriber;
        private volatile boolean cancelled;

        @Override
        public void subscribe(Flow.Subscriber<? super Object> newSubscriber) {
            subscriptions.incrementAndGet();
            subscriber = newSubscriber;
            newSubscriber.onSubscribe(this);
        }

        void next(Object piece) {
            subscriber.onNext(piece);
        }

        void complete() {
            subscriber.onComplete();
        }

        void fail(Throwable failure) {
            subscriber.onError(failure);
        }

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** A subscriber that keeps what it gets. */
    private static final class Collector implements Flow.Subscriber<Object> {
        private final List<Object> pieces = new ArrayList<>();
        private Flow.Subscription subscription;
        private volatile Throwable failure;
        private boolean completed;
        private final CountDownLatch failed = new CountDownLatch(1);
        private boolean hostile;

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object piece) {
            if (hostile) {
                throw new IllegalStateException("subscriber");
            }
            pieces.add(piece);
        }

        @Override
        public void onError(Throwable cause) {
            if (hostile && cause instanceof AbandonedCallException) {
                failed.countDown();
                throw new AssertionError("subscriber");
            }
            failure = cause;
            failed.countDown();
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
