package dev.agentops.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a policy reads of {@code context.input}, of its principal and of its resource without having asked before, by
 * {@code has}, whether it is there. Such a read is an error for calls and entities without it.
 */
final class UnguardedReads {
    private static final List<String> INPUT = List.of("context", StandardContext.INPUT);
    private static final Set<String> ENTITIES = Set.of("principal", "resource");

    private final Set<List<String>> found = new LinkedHashSet<>();

    private UnguardedReads() {}

    /**
     * What is known to be there.
     *
     * @param ifTrue when the expression is true
     * @param ifFalse when it is false
     */
    private record Known(Set<List<String>> ifTrue, Set<List<String>> ifFalse) {
        static final Known NOTHING = new Known(Set.of(), Set.of());
    }

    /** Names of arguments, in the order of the text. */
    static Set<String> arguments(JsonNode policy) {
        Set<String> arguments = new LinkedHashSet<>();
        paths(policy).stream()
                .filter(UnguardedReads::isArgument)
                .forEach(path -> arguments.add(path.get(INPUT.size())));
        return arguments;
    }

    /** Attributes of entities, such as {@code principal}, {@code level}, in the order of the text. */
    static List<List<String>> attributes(JsonNode policy) {
        return paths(policy).stream().filter(path -> !isArgument(path)).toList();
    }

    private static Set<List<String>> paths(JsonNode policy) {
        UnguardedReads reads = new UnguardedReads();
        Set<List<String>> known = new HashSet<>();
        for (JsonNode condition : policy.path("conditions")) {
            Known body = reads.expression(condition.path("body"), known);
            known.addAll(condition.path("kind").asText().equals("unless") ? body.ifFalse() : body.ifTrue());
        }
        return reads.found;
    }

    private static boolean isArgument(List<String> path) {
        return path.size() > INPUT.size() && path.subList(0, INPUT.size()).equals(INPUT);
    }

    private static boolean isAttribute(List<String> path) {
        return ENTITIES.contains(path.get(0));
    }

    private Known expression(JsonNode expression, Set<List<String>> known) {
        Known last = Known.NOTHING;
        for (var member : expression.properties()) {
            last = operator(member.getKey(), member.getValue(), known);
        }
        return last;
    }

    private Known operator(String name, JsonNode operands, Set<List<String>> known) {
        return switch (name) {
            case "Value", "Var", "Slot" -> Known.NOTHING;
            case "has" -> has(operands, known);
            case "." -> read(operands, known);
            case "!" -> not(expression(operands.path("arg"), known));
            case "&&" -> and(operands, known);
            case "||" -> or(operands, known);
            case "if-then-else" -> choice(operands, known);
            default -> others(operands, known);
        };
    }

    private Known has(JsonNode access, Set<List<String>> known) {
        expression(access.path("left"), known);
        List<String> path = path(access);
        return path == null ? Known.NOTHING : new Known(Set.of(path), Set.of());
    }

    private Known read(JsonNode access, Set<List<String>> known) {
        expression(access.path("left"), known);
        List<String> path = path(access);
        if (path != null && (isArgument(path) || isAttribute(path)) && !known.contains(path)) {
            found.add(path);
        }
        return Known.NOTHING;
    }

    private static Known not(Known known) {
        return new Known(/* ifTrue= */ known.ifFalse(), /* ifFalse= */ known.ifTrue());
    }

    private Known and(JsonNode operands, Set<List<String>> known) {
        Known left = expression(operands.path("left"), known);
        Known right = expression(operands.path("right"), union(known, left.ifTrue()));
        return new Known(union(left.ifTrue(), right.ifTrue()), both(left.ifFalse(), right.ifFalse()));
    }

    private Known or(JsonNode operands, Set<List<String>> known) {
        Known left = expression(operands.path("left"), known);
        Known right = expression(operands.path("right"), union(known, left.ifFalse()));
        return new Known(both(left.ifTrue(), right.ifTrue()), union(left.ifFalse(), right.ifFalse()));
    }

    private Known choice(JsonNode operands, Set<List<String>> known) {
        Known condition = expression(operands.path("if"), known);
        Known yes = expression(operands.path("then"), union(known, condition.ifTrue()));
        Known no = expression(operands.path("else"), union(known, condition.ifFalse()));
        return new Known(
                both(union(condition.ifTrue(), yes.ifTrue()), union(condition.ifFalse(), no.ifTrue())),
                both(union(condition.ifTrue(), yes.ifFalse()), union(condition.ifFalse(), no.ifFalse())));
    }

    /** Operands are expressions, arrays of them, or names and patterns. */
    private Known others(JsonNode operands, Set<List<String>> known) {
        for (JsonNode operand : operands) {
            if (operand.isArray()) {
                others(operand, known);
            } else {
                expression(operand, known);
            }
        }
        return Known.NOTHING;
    }

    /** The names of {@code context.a.b}; null for what is no such chain. */
    private static @Nullable List<String> path(JsonNode access) {
        List<String> path = new ArrayList<>();
        JsonNode at = access;
        while (at.has("attr")) {
            path.add(0, at.path("attr").asText());
            JsonNode left = at.path("left");
            if (left.has("Var")) {
                path.add(0, left.path("Var").asText());
                return List.copyOf(path);
            }
            at = left.path(".");
        }
        return null;
    }

    private static Set<List<String>> union(Set<List<String>> one, Set<List<String>> other) {
        Set<List<String>> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static Set<List<String>> both(Set<List<String>> one, Set<List<String>> other) {
        Set<List<String>> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
