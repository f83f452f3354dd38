package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.SessionException;
import dev.agentops.Turn;
import dev.agentops.context.Scope;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryContextTest {
    private static final Tool LOOK = Tool.builder("look").body(call -> "seen").build();

    private final Telemetry telemetry = Telemetry.create();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        pool.shutdownNow();
        telemetry.close();
        assertThat(Context.current()).isSameAs(Context.root());
    }

    private Tracer tracer() {
        return telemetry.sdk().getTracer("application");
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private String idOf(String span) {
        return telemetry.span(span).getSpanId();
    }

    private String parentOf(String span) {
        return telemetry.span(span).getParentSpanId();
    }

    @Test
    void aWrappedExecutorCarriesTheSession() throws Exception {
        ExecutorService wrapped = Context.taskWrapping(pool);
        Tool far = Tool.builder("far").body(call -> "x").build();
        try (AgentOps ops = telemetry.system(far).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            Callable<CallOutcome> call = () -> ops.currentTurn().call("far", Map.of());
            Future<CallOutcome> outcome;
            try (Scope scope = turn.makeCurrent()) {
                assertThat(scope).isNotNull();
                outcome = wrapped.submit(call);
            }
            assertThat(get(outcome)).isInstanceOf(CallOutcome.Completed.class);
        }

        assertThat(parentOf("execute_tool far")).isEqualTo(idOf("invoke_agent support"));
    }

    @Test
    void anUnwrappedExecutorHasNoSession() throws Exception {
        try (AgentOps ops = telemetry.system().build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                Scope scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            Future<AgentSession> found = pool.submit(ops::currentSession);

            assertThatThrownBy(() -> get(found)).hasRootCauseInstanceOf(SessionException.class);
            assertThat(ops.currentSession()).isSameAs(session);
        }
    }

    @Test
    void nothingLeaksIntoTheNextTaskOfThePool() throws Exception {
        ExecutorService wrapped = Context.taskWrapping(pool);
        try (AgentOps ops = telemetry.system().build();
                AgentSession session = Telemetry.session(ops)) {
            try (Scope scope = session.makeCurrent()) {
                assertThat(scope).isNotNull();
                assertThat(get(wrapped.submit(ops::findCurrentSession))).contains(session);
            }

            assertThat(get(pool.submit(ops::findCurrentSession))).isEmpty();
            assertThat(get(wrapped.submit(ops::findCurrentSession))).isEmpty();
            assertThat(get(pool.submit(() -> Baggage.current().isEmpty()))).isTrue();
        }
    }

    @Test
    void systemsThatShareOneOpenTelemetryDoNotSeeEachOther() {
        List<Optional<AgentSession>> seen = new ArrayList<>();
        try (AgentOps inner = telemetry.system(LOOK).build();
                AgentSession innerSession = inner.agent("inner", "1").openSession("s-2", Telemetry.ACTOR)) {
            AgentOps[] outerHolder = new AgentOps[1];
            Tool nesting = Tool.builder("nest")
                    .body(call -> {
                        seen.add(inner.findCurrentSession());
                        try (Turn turn = innerSession.startTurn("go");
                                Scope scope = turn.makeCurrent()) {
                            assertThat(scope).isNotNull();
                            seen.add(inner.findCurrentSession());
                            seen.add(outerHolder[0].findCurrentSession());
                            return turn.call("look", Map.of()).modelText();
                        }
                    })
                    .build();
            try (AgentOps outer = telemetry.system(nesting).build();
                    AgentSession outerSession = Telemetry.session(outer);
                    Turn turn = outerSession.startTurn("hello")) {
                outerHolder[0] = outer;
                turn.call("nest", Map.of());

                assertThat(seen)
                        .containsExactly(Optional.empty(), Optional.of(innerSession), Optional.of(outerSession));
            }
        }

        assertThat(parentOf("invoke_agent inner")).isEqualTo(idOf("execute_tool nest"));
        assertThat(parentOf("execute_tool look")).isEqualTo(idOf("invoke_agent inner"));
        assertThat(telemetry.spans())
                .extracting(SpanData::getTraceId)
                .containsOnly(telemetry.spans().get(0).getTraceId());
        assertThat(telemetry.span("invoke_agent inner").getAttributes().get(AgentOpsAttributes.CORRELATION_SESSION_ID))
                .isEqualTo("s-1");
    }

    @Test
    void spansOfOthersStayInTheTreeWhereTheTurnIsCurrent() {
        Span server = tracer().spanBuilder("POST /chat").startSpan();
        try (AgentOps ops = telemetry.system(LOOK).build();
                io.opentelemetry.context.Scope serving = server.makeCurrent();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                Scope scope = turn.makeCurrent()) {
            assertThat(serving).isNotNull();
            assertThat(scope).isNotNull();
            Span chat = tracer().spanBuilder("chat model").startSpan();
            try (io.opentelemetry.context.Scope chatting = chat.makeCurrent()) {
                assertThat(chatting).isNotNull();
                turn.call("look", Map.of());
            } finally {
                chat.end();
            }
        } finally {
            server.end();
        }

        assertThat(parentOf("invoke_agent support")).isEqualTo(idOf("POST /chat"));
        assertThat(parentOf("chat model")).isEqualTo(idOf("invoke_agent support"));
        assertThat(parentOf("execute_tool look")).isEqualTo(idOf("chat model"));
    }

    @Test
    void aCallOfAnotherTurnThanTheCurrentOneBelongsToItsOwn() {
        try (AgentOps ops = telemetry.system(LOOK).build();
                AgentSession session = Telemetry.session(ops);
                Turn first = session.startTurn("one");
                Turn second = session.startTurn("two");
                Scope scope = second.makeCurrent()) {
            assertThat(scope).isNotNull();
            first.call("look", Map.of());
        }

        SpanData parent = telemetry.spans().stream()
                .filter(span -> span.getSpanId().equals(parentOf("execute_tool look")))
                .findFirst()
                .orElseThrow();
        assertThat(parent.getAttributes().get(AgentOpsAttributes.TURN_NUMBER)).isEqualTo(1);
    }

    @Test
    void aBodySeesWhatItsCallerPutIntoTheContext() {
        AtomicReference<String> seen = new AtomicReference<>();
        Tool reading = Tool.builder("read")
                .body(call -> {
                    seen.set(Baggage.current().getEntryValue("team") + " "
                            + Baggage.current().getEntryValue("session.id"));
                    return "x";
                })
                .build();
        try (AgentOps ops = telemetry.system(reading).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello");
                var scope = Baggage.builder().put("team", "blue").build().makeCurrent()) {
            assertThat(scope).isNotNull();
            turn.call("read", Map.of());
        }

        assertThat(seen).hasValue("blue s-1");
        assertThat(parentOf("execute_tool read")).isEqualTo(idOf("invoke_agent support"));
    }

    @Test
    void theSessionStaysOutOfBaggageWhenToldSo() {
        AtomicReference<Baggage> seen = new AtomicReference<>();
        Tool reading = Tool.builder("read")
                .body(call -> {
                    seen.set(Baggage.current());
                    return "x";
                })
                .build();
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(telemetry.sdk())
                .sessionInBaggage(false)
                .build();
        try (AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .tools(ToolRegistry.of(reading))
                        .observer(observer)
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            turn.call("read", Map.of());
        }

        assertThat(seen.get().isEmpty()).isTrue();
    }

    @Test
    void aCallThatCompletesOnAnotherThreadEndsItsSpanThere() throws Exception {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Tool slow = Tool.builder("slow").asyncBody(call -> result).build();
        try (AgentOps ops = telemetry.system(slow).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            CompletionStage<CallOutcome> outcome = turn.tool("slow").callAsync();
            assertThat(telemetry.spans()).isEmpty();
            assertThat(Span.current().getSpanContext().isValid()).isFalse();
            get(pool.submit(() -> result.complete("done")));
            assertThat(get(outcome.toCompletableFuture())).isInstanceOf(CallOutcome.Completed.class);
        }

        assertThat(parentOf("execute_tool slow")).isEqualTo(idOf("invoke_agent support"));
    }

    @Test
    void aStreamedCallEndsItsSpanWithItsLastPiece() throws Exception {
        SubmissionPublisher<Object> source = new SubmissionPublisher<>(pool, 8);
        Tool streaming = Tool.builder("stream").streamingBody(call -> source).build();
        try (AgentOps ops = telemetry.system(streaming).build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            var call = turn.tool("stream").stream();
            call.chunks().subscribe(new Draining());
            source.submit("a");
            assertThat(telemetry.spans()).isEmpty();
            source.close();
            assertThat(get(call.outcome().toCompletableFuture())).isInstanceOf(CallOutcome.Completed.class);
        }

        assertThat(parentOf("execute_tool stream")).isEqualTo(idOf("invoke_agent support"));
    }

    @Test
    void concurrentCallsKeepToTheirOwnSessions() throws Exception {
        int sessions = 8;
        int calls = 50;
        Tool who = Tool.builder("who")
                .body(call -> Baggage.current().getEntryValue("session.id"))
                .build();
        ExecutorService many = Executors.newFixedThreadPool(4);
        try (AgentOps ops = telemetry.system(who).build()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                String id = "s-" + i;
                all.add(many.submit(() -> {
                    try (AgentSession session = ops.agent("support", "1").openSession(id, Telemetry.ACTOR);
                            Turn turn = session.startTurn("hello")) {
                        for (int j = 0; j < calls; j++) {
                            assertThat(turn.call("who", Map.of()).modelText()).isEqualTo(id);
                        }
                    }
                }));
            }
            for (Future<?> future : all) {
                get(future);
            }
        } finally {
            many.shutdownNow();
        }

        Map<String, String> sessionOfTurn = telemetry.spans().stream()
                .filter(span -> span.getName().startsWith("invoke_agent"))
                .collect(Collectors.toMap(
                        SpanData::getSpanId, span -> span.getAttributes().get(GenAiAttributes.SESSION_ID)));
        List<SpanData> toolSpans = telemetry.spans().stream()
                .filter(span -> span.getName().startsWith("execute_tool"))
                .toList();
        assertThat(toolSpans).hasSize(sessions * calls);
        assertThat(toolSpans)
                .allSatisfy(span -> assertThat(span.getAttributes().get(GenAiAttributes.SESSION_ID))
                        .isEqualTo(sessionOfTurn.get(span.getParentSpanId())));
    }

    /** Asks for everything and looks at nothing. */
    private static final class Draining implements Flow.Subscriber<Object> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
