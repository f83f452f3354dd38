package dev.agentops.policy.internal.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Goes up from nodes to everything above them, without recursion: chains come from files. */
final class Closure {
    private Closure() {}

    /** Everything above a node; the node itself only when it is in a circle. */
    static <T> Set<T> above(T node, Map<T, Set<T>> parents) {
        Set<T> found = new LinkedHashSet<>();
        Deque<T> left = new ArrayDeque<>(parents.getOrDefault(node, Set.of()));
        while (!left.isEmpty()) {
            T next = left.pop();
            if (found.add(next)) {
                left.addAll(parents.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }
}
