package dev.agentops.policy.internal.partial;

import dev.agentops.policy.internal.expression.Arithmetic;
import dev.agentops.policy.internal.expression.Comparison;
import dev.agentops.policy.internal.expression.Contains;
import dev.agentops.policy.internal.expression.ContainsAll;
import dev.agentops.policy.internal.expression.ContainsAny;
import dev.agentops.policy.internal.expression.Equal;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.ExtensionCall;
import dev.agentops.policy.internal.expression.ExtensionFunction;
import dev.agentops.policy.internal.expression.GetTag;
import dev.agentops.policy.internal.expression.HasTag;
import dev.agentops.policy.internal.expression.In;
import dev.agentops.policy.internal.expression.Is;
import dev.agentops.policy.internal.expression.IsEmpty;
import dev.agentops.policy.internal.expression.Like;
import dev.agentops.policy.internal.expression.Negate;
import dev.agentops.policy.internal.expression.RecordLiteral;
import dev.agentops.policy.internal.expression.SetLiteral;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Set;

/** The types of what operators come to, and whether they take operands without erring. */
final class Types {
    /** Some entity. */
    static final DeclaredType ENTITY = new EntityOf("", Set.of());

    private static final DeclaredType SET = new SetOf(Scalar.UNKNOWN);

    private Types() {}

    /** The type of what an operator that needs the values of all its operands comes to. */
    static DeclaredType result(Expression expression) {
        if (expression instanceof Arithmetic || expression instanceof Negate) {
            return Scalar.LONG;
        } else if (expression instanceof SetLiteral) {
            return SET;
        } else if (expression instanceof GetTag || expression instanceof RecordLiteral) {
            return Scalar.UNKNOWN;
        }
        return expression instanceof ExtensionCall call ? result(call.function()) : Scalar.BOOL;
    }

    private static DeclaredType result(ExtensionFunction function) {
        return switch (function) {
            case DECIMAL -> Scalar.DECIMAL;
            case IP -> Scalar.IP;
            case DATETIME, OFFSET, TO_DATE -> Scalar.DATETIME;
            case DURATION, DURATION_SINCE, TO_TIME -> Scalar.DURATION;
            case TO_MILLISECONDS, TO_SECONDS, TO_MINUTES, TO_HOURS, TO_DAYS -> Scalar.LONG;
            case LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_IPV4,
                    IS_IPV6,
                    IS_LOOPBACK,
                    IS_MULTICAST,
                    IS_IN_RANGE -> Scalar.BOOL;
        };
    }

    /** Whether an operator comes to a value for all values that its operands can have. False where that is not known. */
    static boolean fit(Expression expression, List<Possible> operands) {
        if (expression instanceof Equal || expression instanceof SetLiteral) {
            return true;
        } else if (expression instanceof Comparison) {
            return all(Scalar.LONG, operands) || all(Scalar.DATETIME, operands) || all(Scalar.DURATION, operands);
        } else if (expression instanceof Like) {
            return all(Scalar.STRING, operands);
        } else if (expression instanceof Contains) {
            return isSet(operands.get(0));
        } else if (expression instanceof ContainsAll
                || expression instanceof ContainsAny
                || expression instanceof IsEmpty) {
            return operands.stream().allMatch(Types::isSet);
        }
        return expression instanceof ExtensionCall call
                ? fit(call.function(), operands)
                : fitEntity(expression, operands);
    }

    private static boolean fitEntity(Expression expression, List<Possible> operands) {
        if (expression instanceof In) {
            return isEntity(operands.get(0)) && isEntity(operands.get(1));
        } else if (expression instanceof HasTag) {
            return isEntity(operands.get(0)) && type(operands.get(1)) == Scalar.STRING;
        }
        return expression instanceof Is && isEntity(operands.get(0));
    }

    /** Questions about values of the right types have answers; what is made or calculated may be out of range. */
    private static boolean fit(ExtensionFunction function, List<Possible> operands) {
        return switch (function) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> all(Scalar.DECIMAL, operands);
            case IS_IPV4, IS_IPV6, IS_LOOPBACK, IS_MULTICAST, IS_IN_RANGE -> all(Scalar.IP, operands);
            default -> false;
        };
    }

    private static boolean all(Scalar type, List<Possible> operands) {
        return operands.stream().allMatch(operand -> type(operand) == type);
    }

    private static boolean isSet(Possible operand) {
        return type(operand) instanceof SetOf;
    }

    private static boolean isEntity(Possible operand) {
        return type(operand) instanceof EntityOf;
    }

    private static DeclaredType type(Possible possible) {
        if (possible instanceof Possible.Some some) {
            return some.type();
        }
        return possible instanceof Possible.Exactly exactly ? type(exactly.value()) : Scalar.UNKNOWN;
    }

    private static DeclaredType type(Object value) {
        if (value instanceof String) {
            return Scalar.STRING;
        } else if (value instanceof Long) {
            return Scalar.LONG;
        } else if (value instanceof CedarSet) {
            return SET;
        } else if (value instanceof EntityUid) {
            return ENTITY;
        } else if (value instanceof CedarDecimal) {
            return Scalar.DECIMAL;
        } else if (value instanceof CedarIp) {
            return Scalar.IP;
        } else if (value instanceof CedarDateTime) {
            return Scalar.DATETIME;
        }
        return value instanceof CedarDuration ? Scalar.DURATION : Scalar.UNKNOWN;
    }
}
