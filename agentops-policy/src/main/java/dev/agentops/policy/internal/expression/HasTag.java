package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.List;

/** {@code target.hasTag(key)}; false for an entity that nothing is known of. */
public record HasTag(Expression target, Expression key) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("hasTag needs an entity and a string");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = target.evaluate(frame);
        Object name = key.evaluate(frame);
        if (owner instanceof EntityUid uid && name instanceof String tag) {
            Entity entity = frame.entity(uid);
            return entity != null && entity.tags().containsKey(tag);
        }
        return TYPE.orEarlier(owner, name);
    }

    @Override
    public List<Expression> operands() {
        return List.of(target, key);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new HasTag(others.get(0), others.get(1));
    }
}
