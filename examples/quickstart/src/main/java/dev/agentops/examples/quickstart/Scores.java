package dev.agentops.examples.quickstart;

import dev.agentops.eval.Evaluation;
import dev.agentops.eval.EvaluationResult;
import dev.agentops.eval.ExpectedTrajectories;
import dev.agentops.eval.ExpectedTrajectory;
import dev.agentops.eval.OnlineEvaluation;
import dev.agentops.eval.ToolErrorRate;
import dev.agentops.eval.TrajectoryMatch;
import dev.agentops.identity.SessionId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** What the evaluators say of the conversations. */
final class Scores {
    private final List<EvaluationResult> results = new CopyOnWriteArrayList<>();

    /** Evaluates every session when it has ended; a real application takes a sample of them. */
    OnlineEvaluation evaluation(List<Conversation> conversations) {
        Map<SessionId, ExpectedTrajectory> expected = conversations.stream()
                .collect(Collectors.toMap(
                        conversation -> new SessionId(conversation.sessionId()), Conversation::expected));
        return OnlineEvaluation.sampling(1.0)
                .results(results::add)
                .with(ToolErrorRate.create(), TrajectoryMatch.exactOrder(ExpectedTrajectories.bySessionId(expected)));
    }

    /** One line for each result; complete when the system has been closed. */
    List<String> lines() {
        return results.stream().map(Scores::line).toList();
    }

    private static String line(EvaluationResult result) {
        return String.format("%-8s %-34s %s", result.session().id(), result.evaluator(), text(result.evaluation()));
    }

    private static String text(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Score score) {
            return String.format(Locale.ROOT, "%.2f %s (%s)", score.value(), score.label(), score.explanation());
        }
        return evaluation instanceof Evaluation.NotApplicable none ? "not applicable: " + none.reason() : "failed";
    }
}
