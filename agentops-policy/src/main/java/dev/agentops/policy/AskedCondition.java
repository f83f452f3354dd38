package dev.agentops.policy;

import dev.agentops.authorization.ExplainedCondition;
import dev.agentops.authorization.ExplainedCondition.Kind;
import dev.agentops.authorization.ExplainedCondition.ReadValue;
import dev.agentops.authorization.ExplainedCondition.Truth;
import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.ExpressionText;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.internal.expression.Not;
import dev.agentops.policy.internal.expression.Origin;
import dev.agentops.policy.internal.expression.Reads;
import dev.agentops.policy.internal.expression.Responsible;
import dev.agentops.policy.internal.expression.ValueText;
import java.util.List;

/**
 * A condition of a policy as its author wrote it, and the request that it is asked for.
 *
 * @param kind how it was written
 * @param expression what stands after the keyword
 * @param frame the request
 */
record AskedCondition(Kind kind, Expression expression, Frame frame) {
    static AskedCondition of(Expression conjunct, Origin origin, Frame frame) {
        return origin == Origin.UNLESS
                ? new AskedCondition(Kind.UNLESS, turnedRound(conjunct), frame)
                : new AskedCondition(Kind.WHEN, conjunct, frame);
    }

    private static Expression turnedRound(Expression conjunct) {
        if (conjunct instanceof Not not) {
            return not.operand();
        }
        return conjunct instanceof Constant constant && constant.value() instanceof Boolean truth
                ? new Constant(!truth)
                : conjunct;
    }

    ExplainedCondition explained() {
        Expression part = new Responsible(frame).in(expression);
        return new ExplainedCondition(
                kind,
                ExpressionText.of(expression),
                truth(),
                part.equals(expression) ? null : ExpressionText.of(part),
                read(part));
    }

    ExplainedCondition notEvaluated() {
        return new ExplainedCondition(kind, ExpressionText.of(expression), Truth.NOT_EVALUATED, null, List.of());
    }

    private Truth truth() {
        if (expression.evaluate(frame) instanceof Boolean truth) {
            return truth ? Truth.TRUE : Truth.FALSE;
        }
        return Truth.ERROR;
    }

    private List<ReadValue> read(Expression part) {
        return Reads.of(part, frame).entrySet().stream()
                .map(read -> new ReadValue(ExpressionText.of(read.getKey()), ValueText.of(read.getValue())))
                .toList();
    }
}
