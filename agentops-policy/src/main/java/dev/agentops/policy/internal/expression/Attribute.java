package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;

/**
 * {@code target.name}, of a record or of an entity; an error where it is missing.
 *
 * @param missing the error
 */
public record Attribute(Expression target, String name, EvaluationError missing) implements Expression {
    private static final EvaluationError TYPE = new EvaluationError("only records and entities have attributes");
    private static final EvaluationError NO_ENTITY = new EvaluationError("there is no such entity");

    /** With the error that names the attribute. */
    public Attribute(Expression target, String name) {
        this(target, name, new EvaluationError("there is no attribute \"" + name + "\""));
    }

    @Override
    public Object evaluate(Frame frame) {
        Object owner = target.evaluate(frame);
        if (owner instanceof Map<?, ?> fields) {
            return member(fields);
        }
        if (owner instanceof EntityUid uid) {
            Entity entity = frame.entity(uid);
            return entity == null ? NO_ENTITY : member(entity.attributes());
        }
        return TYPE.orEarlier(owner);
    }

    private Object member(Map<?, ?> fields) {
        Object value = fields.get(name);
        return value == null ? missing : value;
    }

    @Override
    public List<Expression> operands() {
        return List.of(target);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new Attribute(others.get(0), name, missing);
    }
}
