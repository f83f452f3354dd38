package dev.agentops.policy.internal.partial;

import dev.agentops.policy.internal.expression.And;
import dev.agentops.policy.internal.expression.Attribute;
import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.HasAttribute;
import dev.agentops.policy.internal.expression.IfThenElse;
import dev.agentops.policy.internal.expression.Not;
import dev.agentops.policy.internal.expression.Or;
import dev.agentops.policy.internal.expression.RecordLiteral;
import dev.agentops.policy.internal.expression.Variable;
import dev.agentops.policy.internal.partial.Possible.Exactly;
import dev.agentops.policy.internal.partial.Possible.Fields;
import dev.agentops.policy.internal.partial.Possible.Some;
import dev.agentops.policy.internal.partial.Possible.Truth;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what expressions can come to for a request of which not everything is known. Each expression is looked at once. */
public final class PartialEvaluator {
    private final PartialRequest request;

    /** For a request. */
    public PartialEvaluator(PartialRequest request) {
        this.request = request;
    }

    /** What an expression can come to. */
    public Possible evaluate(Expression expression) {
        if (expression instanceof Constant constant) {
            return new Exactly(constant.value());
        } else if (expression instanceof Variable variable) {
            return variable(variable);
        } else if (expression instanceof And and) {
            return and(and);
        } else if (expression instanceof Or or) {
            return or(or);
        } else if (expression instanceof Not not) {
            return not(truth(not.operand()));
        } else if (expression instanceof IfThenElse choice) {
            return choice(choice);
        }
        return operator(expression);
    }

    private Truth truth(Expression expression) {
        return evaluate(expression).truth();
    }

    private Possible variable(Variable variable) {
        return switch (variable) {
            case PRINCIPAL -> new Exactly(request.known().principal().uid());
            case ACTION -> new Exactly(request.known().action().uid());
            case RESOURCE -> request.resource();
            case CONTEXT -> request.context();
        };
    }

    private Possible and(And and) {
        Truth left = truth(and.left());
        if (!left.mayHold()) {
            return left.settled();
        }
        Truth right = truth(and.right());
        return new Truth(right.mayHold(), left.mayFail() || right.mayFail(), left.mayErr() || right.mayErr()).settled();
    }

    private Possible or(Or or) {
        Truth left = truth(or.left());
        if (!left.mayFail()) {
            return left.settled();
        }
        Truth right = truth(or.right());
        return new Truth(left.mayHold() || right.mayHold(), right.mayFail(), left.mayErr() || right.mayErr()).settled();
    }

    private static Possible not(Truth operand) {
        boolean holds = operand.mayFail();
        boolean fails = operand.mayHold();
        return new Truth(holds, fails, operand.mayErr()).settled();
    }

    private Possible choice(IfThenElse choice) {
        Truth condition = truth(choice.condition());
        if (!condition.mayHold() && !condition.mayFail()) {
            return Possible.ERROR;
        } else if (!condition.mayHold()) {
            return either(evaluate(choice.no()), condition.mayErr());
        } else if (!condition.mayFail()) {
            return either(evaluate(choice.yes()), condition.mayErr());
        }
        return either(evaluate(choice.yes()), evaluate(choice.no()), condition.mayErr());
    }

    private static Possible either(Possible one, boolean orError) {
        return orError ? either(one, Possible.ERROR, true) : one;
    }

    private static Possible either(Possible one, Possible other, boolean orError) {
        boolean mayErr = orError || one.mayErr() || other.mayErr();
        if (isTruth(one) && isTruth(other)) {
            Truth a = one.truth();
            Truth b = other.truth();
            return new Truth(a.mayHold() || b.mayHold(), a.mayFail() || b.mayFail(), mayErr).settled();
        }
        return one.equals(other) && !orError ? one : new Some(Scalar.UNKNOWN, mayErr);
    }

    private static boolean isTruth(Possible possible) {
        return possible instanceof Truth
                || (possible instanceof Exactly exactly && (exactly.value() instanceof Boolean || exactly.mayErr()))
                || (possible instanceof Some some && some.type() == Scalar.BOOL);
    }

    /** An operator that needs the values of all its operands. */
    private Possible operator(Expression expression) {
        List<Possible> operands =
                expression.operands().stream().map(this::evaluate).toList();
        if (operands.stream().allMatch(Exactly.class::isInstance)) {
            return new Exactly(exact(expression, operands));
        } else if (operands.stream().anyMatch(operand -> operand instanceof Exactly && operand.mayErr())) {
            return Possible.ERROR;
        } else if (expression instanceof Attribute attribute) {
            return attribute(operands.get(0), attribute.name());
        } else if (expression instanceof HasAttribute has) {
            return has(operands.get(0), has.name());
        } else if (expression instanceof RecordLiteral record) {
            return record(record, operands);
        }
        boolean mayErr = operands.stream().anyMatch(Possible::mayErr) || !Types.fit(expression, operands);
        DeclaredType type = Types.result(expression);
        return type == Scalar.BOOL ? new Truth(true, true, mayErr) : new Some(type, mayErr);
    }

    private Object exact(Expression expression, List<Possible> operands) {
        return expression
                .withOperands(operands.stream()
                        .map(operand -> (Expression) new Constant(((Exactly) operand).value()))
                        .toList())
                .evaluate(request.known());
    }

    private static Possible attribute(Possible target, String name) {
        if (target instanceof Fields fields) {
            Possible member = fields.members().get(name);
            return member != null ? member : fields.open() ? new Some(Scalar.UNKNOWN, true) : Possible.ERROR;
        }
        if (target instanceof Some some && some.type() instanceof RecordOf declared) {
            DeclaredType.Attribute member = declared.attributes().get(name);
            return member == null ? Possible.ERROR : new Some(member.type(), some.mayErr() || !member.required());
        }
        return new Some(Scalar.UNKNOWN, true);
    }

    private static Possible has(Possible target, String name) {
        if (target instanceof Fields fields) {
            boolean known = fields.members().containsKey(name);
            return new Truth(known || fields.open(), !known, false).settled();
        }
        if (target instanceof Some some && some.type() instanceof RecordOf declared) {
            DeclaredType.Attribute member = declared.attributes().get(name);
            return new Truth(member != null, member == null || !member.required(), some.mayErr()).settled();
        }
        return new Truth(true, true, true);
    }

    private static Possible record(RecordLiteral record, List<Possible> operands) {
        if (operands.stream().anyMatch(Possible::mayErr)) {
            return new Some(Scalar.UNKNOWN, true);
        }
        Map<String, Possible> members = new LinkedHashMap<>();
        record.members().keySet().stream().sorted().forEach(name -> members.put(name, operands.get(members.size())));
        return Possible.record(members);
    }

    /** What all of some conditions can come to, asked in their order until one is not true. */
    public Truth all(List<Expression> conjuncts) {
        Truth before = new Truth(true, false, false);
        for (Expression conjunct : conjuncts) {
            Truth next = truth(conjunct);
            before = new Truth(next.mayHold(), before.mayFail() || next.mayFail(), before.mayErr() || next.mayErr());
            if (!next.mayHold()) {
                return before;
            }
        }
        return before;
    }
}
