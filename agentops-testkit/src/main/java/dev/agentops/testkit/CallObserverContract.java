package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.CallOutcome;
import dev.agentops.CloseReport;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.event.CallObserver;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CallObserver} has to bear without throwing, and without changing any outcome. */
public abstract class CallObserverContract {
    private static final int SESSIONS = 16;
    private static final int CALLS = 25;

    /** For the use of subclasses. */
    protected CallObserverContract() {}

    /** A new observer for each test. */
    protected abstract CallObserver observer();

    private AgentOps system() {
        return AgentOps.builder()
                .observer(observer())
                .authorizer(request ->
                        request.action().name().equals("forbidden") ? Decision.denyByDefault() : Decision.allow())
                .tools(ToolRegistry.of(
                        Tool.builder("echo")
                                .body(invocation -> invocation.arguments().get("text"))
                                .build(),
                        Tool.builder("forbidden").body(invocation -> "ran").build(),
                        Tool.builder("later")
                                .asyncBody(invocation -> CompletableFuture.supplyAsync(() -> "done"))
                                .build(),
                        Tool.builder("failing")
                                .body(invocation -> {
                                    throw new IllegalStateException("down");
                                })
                                .build()))
                .build();
    }

    private static AgentSession session(AgentOps ops, String id) {
        return ops.agent("support", "1.0")
                .openSession(id, Principal.of("acme", "alice", Authentication.inProcess("test")));
    }

    @Test
    void bearsEveryKindOfEnd() {
        AgentOps ops = system();
        try (AgentSession session = session(ops, "s1");
                Turn turn = session.startTurn("hello")) {
            assertThat(turn.call("echo", Map.of("text", "x"))).isInstanceOf(CallOutcome.Completed.class);
            assertThat(turn.call("later", Map.of())).isInstanceOf(CallOutcome.Completed.class);
            assertThat(turn.call("failing", Map.of())).isInstanceOf(CallOutcome.Failed.class);
            assertThat(turn.call("forbidden", Map.of())).isInstanceOf(CallOutcome.Denied.class);
            assertThat(turn.call("made up by a model\u001b[31m", Map.of())).isInstanceOf(CallOutcome.Denied.class);
            assertThat(session.access(Action.memory("read"), Map.of(), invocation -> "x"))
                    .isInstanceOf(CallOutcome.Completed.class);
            turn.reply("bye");
        }
        assertUntouched(ops);
    }

    @Test
    void bearsManySessionsAtOnce() throws Exception {
        AgentOps ops = system();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var runs = threads.invokeAll(IntStream.range(0, SESSIONS)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i -> () -> run(ops, "s" + i))
                    .toList());
            for (Future<Integer> run : runs) {
                assertThat(run.get()).isEqualTo(CALLS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertUntouched(ops);
    }

    private static int run(AgentOps ops, String id) {
        int completed = 0;
        try (AgentSession session = session(ops, id);
                Turn turn = session.startTurn("hello")) {
            for (int i = 0; i < CALLS; i++) {
                completed += turn.call("echo", Map.of("text", "x")) instanceof CallOutcome.Completed ? 1 : 0;
            }
        }
        return completed;
    }

    private static void assertUntouched(AgentOps ops) {
        CloseReport report = ops.close(Duration.ofSeconds(10));
        assertThat(report.observerFailures()).isZero();
        assertThat(report.isComplete()).isTrue();
    }
}
