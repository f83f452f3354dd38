package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarDecimal;
import dev.agentops.policy.value.CedarDuration;
import dev.agentops.policy.value.CedarIp;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes expressions as the compiler leaves them: what is constant is folded. */
final class RandomExpressions {
    private static final String[] NAMES = {
        "a",
        "amount",
        "_x9",
        "principal",
        "when",
        "has",
        "in",
        "true",
        "__cedar",
        "two words",
        "",
        "quote\"d",
        "back\\slash",
        "line\nfeed",
        "\u0000",
        "ümlaut",
        "\u202e",
        "\ud83d\ude00",
        "*",
        "permit",
        "if",
        "is",
        "like"
    };

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Expression next(int depth) {
        return depth == 0 || random.nextInt(12) == 0 ? leaf() : operator(depth - 1);
    }

    private Expression leaf() {
        return random.nextBoolean() ? pick(Variable.values()) : new Constant(value(2));
    }

    private Expression operator(int depth) {
        return switch (random.nextInt(21)) {
            case 0, 1 -> Folding.and(next(depth), next(depth));
            case 2, 3 -> Folding.or(next(depth), next(depth));
            case 4 -> folded(new Not(next(depth)));
            case 5 -> folded(new Negate(next(depth)));
            case 6 -> folded(new Equal(next(depth), next(depth)));
            case 7 -> folded(new Comparison(pick(Comparison.Order.values()), next(depth), next(depth)));
            case 8, 9 -> folded(new Arithmetic(pick(Arithmetic.Operation.values()), next(depth), next(depth)));
            case 10 -> Folding.ifThenElse(next(depth), next(depth), next(depth));
            case 11 -> new In(next(depth), next(depth));
            case 12 -> folded(new Is(next(depth), random.nextBoolean() ? "User" : "Shop::Customer"));
            case 13 -> ofRecord(new Attribute(next(depth), pick(NAMES)));
            case 14 -> ofRecord(new HasAttribute(next(depth), pick(NAMES)));
            case 15 -> folded(new Like(next(depth), new WildcardPattern(List.of(pick(NAMES), pick(NAMES), "a*"))));
            case 16 -> set(depth);
            case 17 ->
                random.nextBoolean() ? new HasTag(next(depth), next(depth)) : new GetTag(next(depth), next(depth));
            case 18 -> folded(new SetLiteral(List.of(next(depth), next(depth))));
            case 19 -> folded(new RecordLiteral(Map.of(pick(NAMES), next(depth), "other", next(depth))));
            default -> call(depth);
        };
    }

    private Expression set(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> folded(new Contains(next(depth), next(depth)));
            case 1 -> folded(new ContainsAll(next(depth), next(depth)));
            case 2 -> folded(new ContainsAny(next(depth), next(depth)));
            default -> folded(new IsEmpty(next(depth)));
        };
    }

    private Expression call(int depth) {
        ExtensionFunction function = pick(ExtensionFunction.values());
        return folded(new ExtensionCall(
                function,
                IntStream.range(0, function.arity()).mapToObj(i -> next(depth)).toList()));
    }

    private static Expression folded(Expression expression) {
        return Folding.fold(expression, expression.operands().toArray(Expression[]::new));
    }

    private static Expression ofRecord(Expression expression) {
        return expression.operands().get(0) instanceof Constant constant && constant.value() instanceof Map<?, ?>
                ? folded(expression)
                : expression;
    }

    Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 10)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextBoolean() ? random.nextLong() : (Long) (long) random.nextInt(-9, 10);
            case 2 -> pick(NAMES) + pick(NAMES);
            case 3 -> new EntityUid(random.nextBoolean() ? "User" : "Shop::Customer", pick(NAMES));
            case 4 -> new CedarDecimal(random.nextLong() >> random.nextInt(64));
            case 5 -> CedarIp.parse(pick("192.0.2.0/24", "127.0.0.1", "::1", "2001:db8::/32", "ff00::ffff/128"));
            case 6 -> new CedarDateTime(random.nextLong() >> random.nextInt(64));
            case 7 ->
                new CedarDuration(random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64));
            case 8 -> set(depth, random.nextInt(4));
            default -> record(depth, random.nextInt(4));
        };
    }

    private CedarSet set(int depth, int size) {
        List<Object> elements = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> elements.add(value(depth - 1)));
        return CedarSet.of(elements);
    }

    private CedarRecord record(int depth, int size) {
        Map<String, Object> members = new HashMap<>();
        IntStream.range(0, size).forEach(i -> members.put(pick(NAMES), value(depth - 1)));
        return CedarRecord.of(members);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
