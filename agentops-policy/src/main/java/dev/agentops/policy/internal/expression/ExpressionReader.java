package dev.agentops.policy.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Reads expressions from the JSON form in which the official engine renders them, and folds what is constant. What asks
 * for entities is never constant: a request may know more of them. It goes down one call for each level: to be called where the
 * depth of policies is bounded.
 *
 * @see <a href="https://docs.cedarpolicy.com/policies/json-format.html">JSON policy format</a>
 */
final class ExpressionReader {
    private ExpressionReader() {}

    /**
     * Reads an expression: an object with one member, named after the operator.
     *
     * @throws UnknownConstructException when it has an operator that is not known here
     */
    static Expression read(JsonNode json) throws UnknownConstructException {
        if (json.size() != 1) {
            throw new UnknownConstructException("an expression of " + json.size() + " members");
        }
        Map.Entry<String, JsonNode> operator = json.properties().iterator().next();
        return operator(operator.getKey(), operator.getValue());
    }

    private static Expression operator(String name, JsonNode operands) throws UnknownConstructException {
        return switch (name) {
            case "Value" -> new Constant(ConstantReader.read(operands));
            case "Var" -> variable(operands.asText());
            case "&&" -> binary(operands, Folding::and);
            case "||" -> binary(operands, Folding::or);
            case "!" -> unary(operands, Not::new);
            case "neg" -> unary(operands, Negate::new);
            case "==" -> folded(operands, Equal::new);
            case "!=" -> unequal(operands);
            case "<" -> comparison(operands, Comparison.Order.LESS);
            case "<=" -> comparison(operands, Comparison.Order.LESS_OR_EQUAL);
            case ">" -> comparison(operands, Comparison.Order.GREATER);
            case ">=" -> comparison(operands, Comparison.Order.GREATER_OR_EQUAL);
            case "+" -> arithmetic(operands, Arithmetic.Operation.ADD);
            case "-" -> arithmetic(operands, Arithmetic.Operation.SUBTRACT);
            case "*" -> arithmetic(operands, Arithmetic.Operation.MULTIPLY);
            case "if-then-else" -> ifThenElse(operands);
            default -> other(name, operands);
        };
    }

    private static Expression other(String name, JsonNode operands) throws UnknownConstructException {
        return switch (name) {
            case "in" -> binary(operands, In::new);
            case "is" -> is(operands);
            case "." -> attribute(operands);
            case "has" -> has(operands);
            case "like" -> like(operands);
            case "contains" -> folded(operands, Contains::new);
            case "containsAll" -> folded(operands, ContainsAll::new);
            case "containsAny" -> folded(operands, ContainsAny::new);
            case "isEmpty" -> unary(operands, IsEmpty::new);
            case "hasTag" -> binary(operands, HasTag::new);
            case "getTag" -> binary(operands, GetTag::new);
            case "Set" -> set(operands);
            case "Record" -> record(operands);
            default -> call(name, operands);
        };
    }

    private static Expression variable(String name) throws UnknownConstructException {
        return switch (name) {
            case "principal" -> Variable.PRINCIPAL;
            case "action" -> Variable.ACTION;
            case "resource" -> Variable.RESOURCE;
            case "context" -> Variable.CONTEXT;
            default -> throw new UnknownConstructException("the variable " + name);
        };
    }

    private static Expression unary(JsonNode operands, UnaryOperator<Expression> operator)
            throws UnknownConstructException {
        Expression operand = read(operands.path("arg"));
        return Folding.fold(operator.apply(operand), operand);
    }

    private static Expression binary(JsonNode operands, BinaryOperator<Expression> operator)
            throws UnknownConstructException {
        return operator.apply(read(operands.path("left")), read(operands.path("right")));
    }

    private static Expression folded(JsonNode operands, BinaryOperator<Expression> operator)
            throws UnknownConstructException {
        return binary(operands, (left, right) -> Folding.fold(operator.apply(left, right), left, right));
    }

    private static Expression unequal(JsonNode operands) throws UnknownConstructException {
        Expression equal = folded(operands, Equal::new);
        return Folding.fold(new Not(equal), equal);
    }

    private static Expression comparison(JsonNode operands, Comparison.Order order) throws UnknownConstructException {
        return folded(operands, (left, right) -> new Comparison(order, left, right));
    }

    private static Expression arithmetic(JsonNode operands, Arithmetic.Operation operation)
            throws UnknownConstructException {
        return folded(operands, (left, right) -> new Arithmetic(operation, left, right));
    }

    private static Expression ifThenElse(JsonNode operands) throws UnknownConstructException {
        return Folding.ifThenElse(read(operands.path("if")), read(operands.path("then")), read(operands.path("else")));
    }

    /** {@code a is T in b} asks for the type first, and for nothing more when it is another. */
    private static Expression is(JsonNode operands) throws UnknownConstructException {
        Expression operand = read(operands.path("left"));
        Expression is = new Is(operand, operands.path("entity_type").asText());
        if (!operands.has("in")) {
            return Folding.fold(is, operand);
        }
        return Folding.and(Folding.fold(is, operand), new In(operand, read(operands.path("in"))));
    }

    private static Expression attribute(JsonNode operands) throws UnknownConstructException {
        Expression target = read(operands.path("left"));
        return foldedUnlessEntity(new Attribute(target, operands.path("attr").asText()), target);
    }

    private static Expression has(JsonNode operands) throws UnknownConstructException {
        Expression target = read(operands.path("left"));
        return foldedUnlessEntity(new HasAttribute(target, operands.path("attr").asText()), target);
    }

    /** What a record has is known at once; what an entity has, a request may say. */
    private static Expression foldedUnlessEntity(Expression expression, Expression target) {
        return target instanceof Constant constant && constant.value() instanceof Map<?, ?>
                ? Folding.fold(expression, target)
                : expression;
    }

    private static Expression like(JsonNode operands) throws UnknownConstructException {
        Expression operand = read(operands.path("left"));
        return Folding.fold(new Like(operand, pattern(operands.path("pattern"))), operand);
    }

    private static WildcardPattern pattern(JsonNode parts) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (JsonNode part : parts) {
            if (part.isTextual()) {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(part.path("Literal").asText());
            }
        }
        segments.add(segment.toString());
        return new WildcardPattern(segments);
    }

    private static Expression set(JsonNode elements) throws UnknownConstructException {
        List<Expression> read = readAll(elements);
        return Folding.fold(new SetLiteral(read), read.toArray(Expression[]::new));
    }

    private static Expression record(JsonNode members) throws UnknownConstructException {
        Map<String, Expression> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            read.put(member.getKey(), read(member.getValue()));
        }
        return Folding.fold(new RecordLiteral(read), read.values().toArray(Expression[]::new));
    }

    /** A call with another number of arguments than the function takes errs whatever they are. */
    private static Expression call(String name, JsonNode arguments) throws UnknownConstructException {
        ExtensionFunction function = ExtensionFunction.named(name);
        if (function == null || !arguments.isArray()) {
            throw new UnknownConstructException("the operator or function " + name);
        }
        List<Expression> read = readAll(arguments);
        return read.size() == function.arity()
                ? Folding.fold(new ExtensionCall(function, read), read.toArray(Expression[]::new))
                : new Constant(
                        new EvaluationError(name + " takes " + function.arity() + " arguments, not " + read.size()));
    }

    private static List<Expression> readAll(JsonNode expressions) throws UnknownConstructException {
        List<Expression> read = new ArrayList<>();
        for (JsonNode expression : expressions) {
            read.add(read(expression));
        }
        return read;
    }
}
