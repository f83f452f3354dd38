package dev.agentops.testkit;

import dev.agentops.eval.Evaluator;
import dev.agentops.eval.ExpectedTrajectories;
import dev.agentops.eval.ExpectedTrajectory;
import dev.agentops.eval.ToolErrorRate;
import dev.agentops.eval.TrajectoryMatch;
import dev.agentops.identity.SessionId;
import dev.agentops.testkit.eval.EvaluatorContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract, held by the evaluators that come with the library. */
class EvaluatorContractsTest {
    private static final ExpectedTrajectories EXPECTED = ExpectedTrajectories.bySessionId(
            Map.of(new SessionId("s1"), ExpectedTrajectory.ofTools("get_order", "failing")));

    @Nested
    class ErrorRate extends EvaluatorContract {
        @Override
        protected Evaluator evaluator() {
            return ToolErrorRate.create();
        }
    }

    @Nested
    class ExactOrder extends EvaluatorContract {
        @Override
        protected Evaluator evaluator() {
            return TrajectoryMatch.exactOrder(EXPECTED);
        }
    }

    @Nested
    class InOrder extends EvaluatorContract {
        @Override
        protected Evaluator evaluator() {
            return TrajectoryMatch.inOrder(EXPECTED);
        }
    }

    @Nested
    class AnyOrderWithArguments extends EvaluatorContract {
        @Override
        protected Evaluator evaluator() {
            return TrajectoryMatch.anyOrder(EXPECTED).withArguments();
        }
    }
}
