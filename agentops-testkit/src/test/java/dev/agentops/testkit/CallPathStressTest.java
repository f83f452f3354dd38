package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.SessionException;
import dev.agentops.StreamedCall;
import dev.agentops.Turn;
import dev.agentops.authorization.Decision;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import dev.agentops.event.CallObserver;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of all forms race with turns and sessions that close: every start has one end, every admitted body runs once. */
@Timeout(120)
class CallPathStressTest {
    private static final int SESSIONS = 300;
    private static final int CALLS = 40;
    private static final int THREADS = 6;

    private final EventOrderValidator validator = new EventOrderValidator();
    private final LongAdder bodies = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder denied = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder promised = new LongAdder();
    private final LongAdder toldCompleted = new LongAdder();
    private final LongAdder toldDenied = new LongAdder();
    private final LongAdder toldFailed = new LongAdder();
    private final AtomicLong attempts = new AtomicLong();
    private final ExecutorService background = Executors.newFixedThreadPool(2);

    private AgentOps system() {
        ToolRegistry tools = ToolRegistry.of(
                Tool.builder("sync")
                        .body(invocation -> {
                            bodies.increment();
                            return "x";
                        })
                        .build(),
                Tool.builder("failing")
                        .body(invocation -> {
                            bodies.increment();
                            throw new IllegalStateException("down");
                        })
                        .build(),
                Tool.builder("async")
                        .asyncBody(invocation -> {
                            bodies.increment();
                            return CompletableFuture.supplyAsync(() -> "x", background);
                        })
                        .build(),
                Tool.builder("never")
                        .asyncBody(invocation -> {
                            bodies.increment();
                            return new CompletableFuture<>();
                        })
                        .build(),
                Tool.builder("stream")
                        .streamingBody(invocation -> {
                            bodies.increment();
                            return source();
                        })
                        .build());
        return AgentOps.builder()
                .tools(tools)
                .observer(validator)
                .observer(CallObserver.listening(event -> {
                    if (event instanceof CallEnded ended) {
                        count(ended);
                    }
                }))
                .authorizer(
                        request -> request.input().containsKey("deny") ? Decision.denyByDefault() : Decision.allow())
                .build();
    }

    private void count(CallEnded event) {
        if (event instanceof CallCompleted) {
            completed.increment();
        } else if (event instanceof CallFailed) {
            failed.increment();
        } else if (event instanceof CallDenied) {
            denied.increment();
        }
    }

    private SubmissionPublisher<String> source() {
        SubmissionPublisher<String> publisher = new SubmissionPublisher<>(background, 4);
        background.execute(() -> {
            publisher.submit("piece");
            publisher.close();
        });
        return publisher;
    }

    @Test
    void everyStartHasOneEndAndEveryAdmittedBodyRunsOnce() throws Exception {
        long seed = 4711;
        System.out.println("CallPathStressTest seed " + seed);
        AgentOps ops = system();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            AgentSession session = ops.agent("support", "1.0")
                    .openSession("s" + i, Principal.of("acme", "user" + i, Authentication.inProcess("test")));
            Turn turn = session.startTurn("go");
            for (int part = 0; part < 2; part++) {
                Random random = new Random(seed + 2L * i + part);
                runs.add(threads.submit((Callable<Void>) () -> work(turn, random)));
            }
            runs.add(threads.submit(i % 2 == 0 ? session::close : turn::close));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        assertThat(ops.close(Duration.ofSeconds(4)).openSessions()).isZero();
        Awaitility.await().until(() -> toldCompleted.sum() + toldDenied.sum() + toldFailed.sum() == attempts.get());
        threads.shutdown();
        background.shutdown();

        validator.assertComplete();
        assertThat(completed.sum() + failed.sum() + denied.sum()).isEqualTo(attempts.get());
        assertThat(bodies.sum()).isEqualTo(completed.sum() + failed.sum());
        assertThat(toldCompleted.sum()).isEqualTo(completed.sum());
        assertThat(toldDenied.sum()).isEqualTo(denied.sum());
        assertThat(toldFailed.sum()).isEqualTo(failed.sum());
        assertThat(promised.sum()).isPositive();
        assertThat(attempts.get()).isGreaterThan(SESSIONS);
        assertThat(denied.sum()).isPositive();
    }

    private Void work(Turn turn, Random random) {
        try {
            for (int i = 0; i < CALLS; i++) {
                one(turn, random);
                attempts.incrementAndGet();
            }
        } catch (SessionException closedMeanwhile) {
            assertThat(closedMeanwhile.problem()).isEqualTo(SessionException.Problem.ENDED);
        }
        return null;
    }

    private void one(Turn turn, Random random) {
        Map<String, Object> arguments = random.nextInt(5) == 0 ? Map.of("deny", true) : Map.of();
        switch (random.nextInt(5)) {
            case 0 ->
                later(turn.tool(random.nextInt(8) == 0 ? "never" : "async")
                        .arguments(arguments)
                        .callAsync());
            case 1 -> subscribe(turn.tool("stream").arguments(arguments).stream(), random.nextInt(4) == 0);
            case 2 -> told(turn.call("failing", arguments));
            case 3 -> told(turn.call("nobody registered this", arguments));
            default -> told(turn.call("sync", arguments));
        }
    }

    private void later(CompletionStage<CallOutcome> stage) {
        stage.thenAccept(this::told);
        promised.increment();
    }

    /** What the callers of asynchronous and streamed calls were told, to be compared with what was recorded. */
    private void told(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Completed) {
            toldCompleted.increment();
        } else if (outcome instanceof CallOutcome.Denied) {
            toldDenied.increment();
        } else {
            toldFailed.increment();
        }
    }

    private void subscribe(StreamedCall call, boolean cancel) {
        later(call.outcome());
        call.chunks().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                if (cancel) {
                    subscription.cancel();
                } else {
                    subscription.request(Long.MAX_VALUE);
                }
            }

            @Override
            public void onNext(Object piece) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        });
    }
}
