package dev.agentops.policy.internal.expression;

import java.util.Iterator;
import java.util.List;

/**
 * Writes expressions as the language has them, with no more parentheses than it needs. What is read from the text is equal to
 * what was written; only of a constant that errs nothing is left but its error.
 */
public final class ExpressionText {
    private final StringBuilder text = new StringBuilder();

    private ExpressionText() {}

    /** How tightly an expression holds together, the loosest first. */
    private enum Binding {
        IF,
        OR,
        AND,
        RELATION,
        SUM,
        PRODUCT,
        UNARY,
        MEMBER
    }

    /** The text of an expression, on one line. */
    public static String of(Expression expression) {
        ExpressionText text = new ExpressionText();
        text.write(expression);
        return text.text.toString();
    }

    private static Binding binding(Expression expression) {
        if (expression instanceof IfThenElse) {
            return Binding.IF;
        } else if (expression instanceof Or) {
            return Binding.OR;
        } else if (expression instanceof And) {
            return Binding.AND;
        } else if (isRelation(expression)) {
            return Binding.RELATION;
        } else if (expression instanceof Arithmetic arithmetic) {
            return arithmetic.operation() == Arithmetic.Operation.MULTIPLY ? Binding.PRODUCT : Binding.SUM;
        } else if (expression instanceof Negate || expression instanceof Not) {
            return Binding.UNARY;
        }
        return isNumber(expression) ? Binding.UNARY : Binding.MEMBER;
    }

    private static boolean isRelation(Expression expression) {
        return expression instanceof Equal
                || (expression instanceof Not not && not.operand() instanceof Equal)
                || expression instanceof Comparison
                || expression instanceof In
                || expression instanceof Is
                || expression instanceof HasAttribute
                || expression instanceof Like;
    }

    /** A number may begin with a minus. */
    private static boolean isNumber(Expression expression) {
        return expression instanceof Constant constant && constant.value() instanceof Long;
    }

    private void write(Expression expression, Binding least) {
        if (binding(expression).compareTo(least) >= 0) {
            write(expression);
        } else {
            text.append('(');
            write(expression);
            text.append(')');
        }
    }

    private void write(Expression expression) {
        if (expression instanceof Constant constant) {
            text.append(ValueText.of(constant.value()));
        } else if (expression instanceof Variable variable) {
            text.append(variable.cedarName());
        } else if (expression instanceof IfThenElse choice) {
            choice(choice);
        } else if (expression instanceof SetLiteral set) {
            list("[", set.elements(), "]");
        } else if (expression instanceof RecordLiteral record) {
            record(record);
        } else {
            operator(expression);
        }
    }

    private void operator(Expression expression) {
        if (expression instanceof And and) {
            infix(and.left(), Binding.AND, " && ", and.right(), Binding.RELATION);
        } else if (expression instanceof Or or) {
            infix(or.left(), Binding.OR, " || ", or.right(), Binding.AND);
        } else if (expression instanceof Arithmetic arithmetic) {
            arithmetic(arithmetic);
        } else if (expression instanceof Negate negate) {
            prefix("-", negate.operand());
        } else if (expression instanceof Not not) {
            not(not);
        } else {
            relation(expression);
        }
    }

    private void relation(Expression expression) {
        if (expression instanceof Equal equal) {
            relation(equal.left(), " == ", equal.right());
        } else if (expression instanceof Comparison comparison) {
            relation(comparison.left(), " " + comparison.order().symbol() + " ", comparison.right());
        } else if (expression instanceof In in) {
            relation(in.left(), " in ", in.right());
        } else if (expression instanceof Is is) {
            suffix(is.operand(), " is " + is.type());
        } else if (expression instanceof HasAttribute has) {
            suffix(has.target(), " has " + ValueText.name(has.name()));
        } else if (expression instanceof Like like) {
            suffix(like.operand(), " like " + ValueText.pattern(like.pattern()));
        } else {
            member(expression);
        }
    }

    private void member(Expression expression) {
        if (expression instanceof Attribute attribute) {
            attribute(attribute);
        } else if (expression instanceof ExtensionCall call) {
            call(call);
        } else {
            method(expression.operands().get(0), methodName(expression), rest(expression.operands()));
        }
    }

    private static String methodName(Expression expression) {
        if (expression instanceof Contains) {
            return "contains";
        } else if (expression instanceof ContainsAll) {
            return "containsAll";
        } else if (expression instanceof ContainsAny) {
            return "containsAny";
        } else if (expression instanceof IsEmpty) {
            return "isEmpty";
        }
        return expression instanceof HasTag ? "hasTag" : "getTag";
    }

    private void infix(Expression left, Binding leftLeast, String operator, Expression right, Binding rightLeast) {
        write(left, leftLeast);
        text.append(operator);
        write(right, rightLeast);
    }

    private void relation(Expression left, String operator, Expression right) {
        infix(left, Binding.SUM, operator, right, Binding.SUM);
    }

    private void suffix(Expression operand, String operator) {
        write(operand, Binding.SUM);
        text.append(operator);
    }

    private void prefix(String operator, Expression operand) {
        text.append(operator);
        write(operand, Binding.MEMBER);
    }

    private void not(Not not) {
        if (not.operand() instanceof Equal equal) {
            relation(equal.left(), " != ", equal.right());
        } else {
            prefix("!", not.operand());
        }
    }

    private void arithmetic(Arithmetic arithmetic) {
        Binding own = binding(arithmetic);
        Binding tighter = own == Binding.SUM ? Binding.PRODUCT : Binding.UNARY;
        infix(arithmetic.left(), own, " " + arithmetic.operation().symbol() + " ", arithmetic.right(), tighter);
    }

    private void choice(IfThenElse choice) {
        text.append("if ");
        write(choice.condition());
        text.append(" then ");
        write(choice.yes());
        text.append(" else ");
        write(choice.no());
    }

    private void attribute(Attribute attribute) {
        write(attribute.target(), Binding.MEMBER);
        if (ValueText.isPlain(attribute.name())) {
            text.append('.').append(attribute.name());
        } else {
            text.append('[').append(ValueText.quoted(attribute.name())).append(']');
        }
    }

    private void call(ExtensionCall call) {
        String name = call.function().cedarName();
        if (call.function().isMethod()) {
            method(call.arguments().get(0), name, rest(call.arguments()));
        } else {
            text.append(name);
            list("(", call.arguments(), ")");
        }
    }

    private void method(Expression target, String name, List<Expression> arguments) {
        write(target, Binding.MEMBER);
        text.append('.').append(name);
        list("(", arguments, ")");
    }

    private static List<Expression> rest(List<Expression> operands) {
        return operands.subList(1, operands.size());
    }

    private void list(String open, List<Expression> elements, String close) {
        text.append(open);
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            write(elements.get(i));
        }
        text.append(close);
    }

    private void record(RecordLiteral record) {
        Iterator<String> names = record.members().keySet().stream().sorted().iterator();
        String before = "{";
        for (Expression member : record.operands()) {
            text.append(before).append(ValueText.name(names.next())).append(": ");
            write(member);
            before = ", ";
        }
        text.append(record.members().isEmpty() ? "{}" : "}");
    }
}
