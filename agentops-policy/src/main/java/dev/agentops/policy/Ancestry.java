package dev.agentops.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures how many ancestors stand above each other, without recursion: the engine goes up one call for each, and ends the
 * process when its stack is full.
 *
 * @param <T> names of nodes
 */
final class Ancestry<T> {
    /** Six times as many were decided with the least stack that a thread gets. */
    static final int DEEPEST = 64;

    private final Map<T, Set<T>> parents = new LinkedHashMap<>();
    private final Map<T, List<T>> children = new HashMap<>();

    /** Says that one node is in another. */
    void add(T child, T parent) {
        parents.computeIfAbsent(parent, unused -> new HashSet<>());
        if (parents.computeIfAbsent(child, unused -> new HashSet<>()).add(parent)) {
            children.computeIfAbsent(parent, unused -> new ArrayList<>()).add(child);
        }
    }

    /** Some node that is its own ancestor. */
    Optional<T> circular() {
        Map<T, Integer> depths = depths();
        return parents.keySet().stream()
                .filter(node -> !depths.containsKey(node))
                .findFirst()
                .map(below -> inCircle(below, depths.keySet()));
    }

    /** Of nodes that are in circles or below one, all parents cannot have been reached: going up never ends. */
    private T inCircle(T below, Set<T> reached) {
        Set<T> seen = new HashSet<>();
        T at = below;
        while (seen.add(at)) {
            at = parents.getOrDefault(at, Set.of()).stream()
                    .filter(parent -> !reached.contains(parent))
                    .findFirst()
                    .orElseThrow();
        }
        return at;
    }

    /** Some node with more than {@value #DEEPEST} ancestors above each other; each node in or below a circle counts as one. */
    Optional<T> tooDeep() {
        Map<T, Integer> depths = depths();
        int circular = parents.size() - depths.size();
        return depths.entrySet().stream()
                .filter(depth -> depth.getValue() + circular > DEEPEST)
                .findFirst()
                .map(Map.Entry::getKey)
                .or(() -> circular > DEEPEST ? circular() : Optional.empty());
    }

    /** How many ancestors stand above each node that is neither in a circle nor below one. */
    private Map<T, Integer> depths() {
        Map<T, Integer> depths = new LinkedHashMap<>();
        Map<T, Integer> missing = new HashMap<>();
        Deque<T> ready = new ArrayDeque<>();
        parents.forEach((node, above) -> {
            missing.put(node, above.size());
            if (above.isEmpty()) {
                ready.add(node);
            }
        });
        for (T node = ready.poll(); node != null; node = ready.poll()) {
            depths.put(node, depth(node, depths));
            for (T child : children.getOrDefault(node, List.of())) {
                if (missing.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return depths;
    }

    private int depth(T node, Map<T, Integer> depths) {
        return parents.getOrDefault(node, Set.of()).stream()
                .mapToInt(parent -> 1 + depths.getOrDefault(parent, 0))
                .max()
                .orElse(0);
    }
}
