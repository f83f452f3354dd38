package dev.agentops.policy.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A policy with what is known about it.
 *
 * @param forbids whether it forbids
 * @param scope its head
 * @param clauses its conditions, each with {@code when} or {@code unless}
 * @param operators what it uses
 */
record GeneratedPolicy(boolean forbids, Scope scope, List<String> clauses, Set<Operator> operators) {
    GeneratedPolicy {
        clauses = List.copyOf(clauses);
        operators = Set.copyOf(operators);
    }

    String text() {
        return (forbids ? "forbid" : "permit") + scope.text()
                + clauses.stream().map(clause -> "\n  " + clause).collect(Collectors.joining()) + ";";
    }

    /** The same without one of its conditions. */
    GeneratedPolicy without(int clause) {
        List<String> fewer = new ArrayList<>(clauses);
        fewer.remove(clause);
        return new GeneratedPolicy(forbids, scope, fewer, operators);
    }
}
