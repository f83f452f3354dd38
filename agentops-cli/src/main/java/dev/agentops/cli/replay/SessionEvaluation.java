package dev.agentops.cli.replay;

import dev.agentops.cli.sessions.RecordedFacts;
import dev.agentops.eval.Evaluation;
import dev.agentops.eval.EvaluationResult;
import dev.agentops.eval.ExpectedCall;
import dev.agentops.eval.ExpectedTrajectory;
import dev.agentops.eval.RecordLimits;
import dev.agentops.eval.SessionEvaluator;
import dev.agentops.eval.SessionRecord;
import dev.agentops.eval.SessionRecorder;
import dev.agentops.eval.ToolErrorRate;
import dev.agentops.eval.TrajectoryMatch;
import dev.agentops.event.CallObserver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges each session when it has ended: how many of its calls failed, and whether they are the expected ones. */
final class SessionEvaluation {
    /** A recorded session is bounded by its reader, so all of it is kept; its content is not needed. */
    private static final RecordLimits WHOLE_WITHOUT_CONTENT = new RecordLimits(1_000_000, 1_000_000, 0, 0);

    private final SessionEvaluator evaluator = SessionEvaluator.of(
            ToolErrorRate.create(), TrajectoryMatch.inOrder(session -> Optional.ofNullable(this.expected)));
    private @Nullable SessionRecord last;
    private @Nullable ExpectedTrajectory expected;

    CallObserver observer() {
        return SessionRecorder.observer(WHOLE_WITHOUT_CONTENT, ended -> last = ended);
    }

    /** The scores of the session that ended last. */
    List<SessionScore> scores(RecordedFacts facts) {
        SessionRecord session = last;
        last = null;
        expected = facts.expected().map(SessionEvaluation::trajectory).orElse(null);
        return session == null
                ? List.of()
                : evaluator.evaluate(session).stream()
                        .flatMap(SessionEvaluation::score)
                        .toList();
    }

    private static ExpectedTrajectory trajectory(List<dev.agentops.cli.sessions.ExpectedCall> calls) {
        return new ExpectedTrajectory(
                calls.stream().map(call -> ExpectedCall.of(call.name())).toList());
    }

    private static Stream<SessionScore> score(EvaluationResult result) {
        return result.evaluation() instanceof Evaluation.Score score
                ? Stream.of(new SessionScore(result.evaluator(), score.value(), score.label(), score.explanation()))
                : Stream.empty();
    }
}
