package dev.agentops.testkit.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Decision;
import dev.agentops.content.Redactor;
import dev.agentops.eval.Evaluation;
import dev.agentops.eval.Evaluator;
import dev.agentops.eval.RecordLimits;
import dev.agentops.eval.SessionRecord;
import dev.agentops.eval.SessionRecorder;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Evaluator} has to do, on sessions of every kind: it judges, or says that it does not apply. */
public abstract class EvaluatorContract {
    private static final int THREADS = 4;
    private static final int JUDGEMENTS = 64;

    /** For the use of subclasses. */
    protected EvaluatorContract() {}

    /** The evaluator under test. */
    protected abstract Evaluator evaluator();

    private static SessionRecord record(AgentOps.Builder builder, Consumer<Turn> conversation) {
        List<SessionRecord> records = new ArrayList<>();
        AgentOps ops = builder.tools(ToolRegistry.of(
                        Tool.builder("get_order").body(invocation -> "found").build(),
                        Tool.builder("forbidden").body(invocation -> "ran").build(),
                        Tool.builder("failing")
                                .body(invocation -> {
                                    throw new IllegalStateException("down");
                                })
                                .build()))
                .authorizer(request ->
                        request.action().name().equals("forbidden") ? Decision.denyByDefault() : Decision.allow())
                .observer(SessionRecorder.observer(RecordLimits.DEFAULT, records::add))
                .build();
        Principal actor = Principal.of("acme", "alice", Authentication.inProcess("test"));
        AgentSession session = ops.agent("support", "1.0").openSession("s1", actor);
        conversation.accept(session.startTurn("hello"));
        ops.close();
        return records.get(0);
    }

    private static void everything(Turn turn) {
        turn.call("get_order", Map.of("order_id", "W-1"));
        turn.call("failing", Map.of());
        turn.call("forbidden", Map.of());
        turn.call("nobody registered this", Map.of());
        turn.reply("done");
    }

    private static List<SessionRecord> sessions() {
        return List.of(
                record(AgentOps.builder(), turn -> {}),
                record(AgentOps.builder(), EvaluatorContract::everything),
                record(AgentOps.builder().recordContent(Redactor.none()), EvaluatorContract::everything),
                record(AgentOps.builder(), turn -> turn.call("failing", Map.of())));
    }

    @Test
    void hasAStableName() {
        assertThat(evaluator().name()).isNotBlank().isEqualTo(evaluator().name());
    }

    @Test
    void judgesOrSaysThatItDoesNotApply() throws Exception {
        for (SessionRecord session : sessions()) {
            assertThat(evaluator().evaluate(session)).isNotInstanceOf(Evaluation.Errored.class);
        }
    }

    @Test
    void scoresFromZeroToOne() throws Exception {
        for (SessionRecord session : sessions()) {
            if (evaluator().evaluate(session) instanceof Evaluation.Score score) {
                assertThat(score.value()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void judgesTheSameEachTimeAndOnManyThreads() throws Exception {
        SessionRecord session = sessions().get(1);
        Evaluator evaluator = evaluator();
        Evaluation expected = evaluator.evaluate(session);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Evaluation> judge = () -> evaluator.evaluate(session);
            List<Callable<Evaluation>> judgements =
                    IntStream.range(0, JUDGEMENTS).mapToObj(i -> judge).toList();
            for (Future<Evaluation> judgement : threads.invokeAll(judgements)) {
                assertThat(judgement.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
