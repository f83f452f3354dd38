package dev.agentops.tools.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which schemas apply which others to the very same value. A loop among them would never end. */
final class SameValueGraph {
    private final Map<String, Set<String>> inner = new LinkedHashMap<>();

    void connect(String outer, String target) {
        inner.computeIfAbsent(outer, absent -> new LinkedHashSet<>()).add(target);
    }

    Set<String> reachableFrom(String start) {
        Set<String> reached = new LinkedHashSet<>(List.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String next : inner.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    /** The schemas that reach themselves; found by taking away, again and again, those that nothing leads to or from. */
    List<String> loops() {
        Set<String> left = new LinkedHashSet<>(inner.keySet());
        prune(left, inner);
        prune(left, reversed());
        return new ArrayList<>(left);
    }

    /** Takes away what leads to nothing that is left. */
    private static void prune(Set<String> left, Map<String, Set<String>> edges) {
        Map<String, Integer> degree = new LinkedHashMap<>();
        Map<String, Set<String>> back = new LinkedHashMap<>();
        Deque<String> free = new ArrayDeque<>();
        for (String node : left) {
            Set<String> targets = new LinkedHashSet<>(edges.getOrDefault(node, Set.of()));
            targets.retainAll(left);
            targets.forEach(target -> back.computeIfAbsent(target, absent -> new LinkedHashSet<>())
                    .add(node));
            degree.put(node, targets.size());
            if (targets.isEmpty()) {
                free.add(node);
            }
        }
        while (!free.isEmpty()) {
            String node = free.remove();
            left.remove(node);
            for (String source : back.getOrDefault(node, Set.of())) {
                if (degree.merge(source, -1, Integer::sum) == 0) {
                    free.add(source);
                }
            }
        }
    }

    private Map<String, Set<String>> reversed() {
        Map<String, Set<String>> back = new LinkedHashMap<>();
        inner.forEach((outer, targets) -> targets.forEach(target ->
                back.computeIfAbsent(target, absent -> new LinkedHashSet<>()).add(outer)));
        return back;
    }
}
