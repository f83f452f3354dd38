package dev.agentops.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures how deep and how large the types of a schema are when every name in them is replaced by what it stands for, as the
 * engine does. A short text of types that name each other can be deeper than a stack and larger than a memory. Namespaces are
 * not told apart, so the measure may be too high, never too low.
 */
final class SchemaGauge {
    private static final int DEEPEST = 64;
    private static final long LARGEST = 100_000;
    private static final Size BEYOND = new Size(DEEPEST + 1, LARGEST + 1);

    private final Map<String, List<String>> types = new HashMap<>();
    private final List<String> used = new ArrayList<>();
    private final Map<String, Size> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private record Size(int depth, long parts) {}

    /** A named type, by the names in its definition. */
    void declare(String name, List<String> names) {
        types.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(names);
    }

    /** Names in anything else. */
    void use(List<String> names) {
        used.addAll(names);
    }

    /** Why the schema must not be parsed; null when it may. */
    @Nullable String problem() {
        Size all = sum(used);
        for (String name : types.keySet()) {
            Size type = size(name);
            all = new Size(Math.max(all.depth(), type.depth()), all.parts() + type.parts());
        }
        if (all.depth() > DEEPEST) {
            return "its types name each other more than " + DEEPEST + " levels deep: flatten them";
        }
        return all.parts() > LARGEST
                ? "its types have more than " + LARGEST
                        + " parts when names are replaced by what they stand for: simplify them"
                : null;
    }

    /** A type within itself counts as nothing: the engine refuses it by name. */
    private Size size(String name) {
        Size known = sizes.get(name);
        List<String> names = types.get(name);
        if (known != null || names == null || open.contains(name)) {
            return known == null ? new Size(0, 1) : known;
        }
        if (open.size() > DEEPEST) {
            return BEYOND;
        }
        open.add(name);
        Size inner = sum(names);
        open.remove(name);
        Size size = new Size(inner.depth() + 1, inner.parts());
        sizes.put(name, size);
        return size;
    }

    private Size sum(List<String> names) {
        int depth = 0;
        long parts = 1;
        for (String name : names) {
            Size size = size(name);
            depth = Math.max(depth, size.depth());
            parts = Math.min(LARGEST + 1, parts + size.parts());
        }
        return new Size(depth, parts);
    }
}
