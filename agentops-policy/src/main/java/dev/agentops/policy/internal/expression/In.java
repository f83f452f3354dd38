package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.List;

/** {@code left in right}: whether an entity is another, or below it; or below one of several. */
public record In(Expression left, Expression right) implements Expression {
    private static final EvaluationError TYPE =
            new EvaluationError("in needs an entity, and an entity or a set of them");

    @Override
    public Object evaluate(Frame frame) {
        Object child = left.evaluate(frame);
        Object above = right.evaluate(frame);
        if (child instanceof EntityUid uid && above instanceof EntityUid parent) {
            return isIn(frame, uid, parent);
        }
        if (child instanceof EntityUid uid && above instanceof CedarSet parents) {
            return isInAny(frame, uid, parents);
        }
        return TYPE.orEarlier(child, above);
    }

    private static boolean isIn(Frame frame, EntityUid uid, EntityUid parent) {
        if (uid.equals(parent)) {
            return true;
        }
        Entity entity = frame.entity(uid);
        return entity != null
                && (entity.hasAncestor(parent) || isInThroughPrincipal(frame.principal(), entity, parent));
    }

    /** What is below the principal is also in what the call alone says that the principal is in. */
    private static boolean isInThroughPrincipal(Entity principal, Entity entity, EntityUid parent) {
        return principal.hasAncestor(parent) && entity.hasAncestor(principal.uid());
    }

    /** An element that is no entity is an error, also where another one matches. */
    private static Object isInAny(Frame frame, EntityUid uid, CedarSet parents) {
        boolean found = false;
        for (int i = 0; i < parents.size(); i++) {
            if (!(parents.get(i) instanceof EntityUid parent)) {
                return TYPE;
            }
            found = found || isIn(frame, uid, parent);
        }
        return found;
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        return new In(others.get(0), others.get(1));
    }
}
