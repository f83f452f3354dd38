package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;

/** {@code target has name}; false for an entity that nothing is known of. */
public record HasAttribute(Expression target, String name) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("has needs a record or an entity");

    @Override
    public Object evaluate(Frame frame) {
        Object owner = target.evaluate(frame);
        if (owner instanceof Map<?, ?> fields) {
            return fields.containsKey(name);
        }
        if (owner instanceof EntityUid uid) {
            Entity entity = frame.entity(uid);
            return entity != null && entity.attributes().containsKey(name);
        }
        return TYPE.orEarlier(owner);
    }

    @Override
    public List<Expression> operands() {
        return List.of(target);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new HasAttribute(others.get(0), name);
    }
}
