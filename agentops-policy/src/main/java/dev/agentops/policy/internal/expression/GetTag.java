package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.List;

/** {@code target.getTag(key)}; an error where it is missing. */
public record GetTag(Expression target, Expression key) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("getTag needs an entity and a string");
    private static final EvaluationError MISSING = new EvaluationError("the entity has no such tag");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = target.evaluate(frame);
        Object name = key.evaluate(frame);
        if (owner instanceof EntityUid uid && name instanceof String tag) {
            Entity entity = frame.entity(uid);
            Object value = entity == null ? null : entity.tags().get(tag);
            return value == null ? MISSING : value;
        }
        return TYPE.orEarlier(owner, name);
    }

    @Override
    public List<Expression> operands() {
        return List.of(target, key);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new GetTag(others.get(0), others.get(1));
    }
}
