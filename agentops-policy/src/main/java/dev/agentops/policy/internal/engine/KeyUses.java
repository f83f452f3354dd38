package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.engine.IndexBuilder.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which policies have which key, kept while they are taken away key by key: counted anew each time, some thousand keys would
 * take minutes.
 */
final class KeyUses {
    /** Looking up a key costs about as much as asking so many policies. */
    private static final int FEW = 3;

    private final Map<Key, Use> uses = new LinkedHashMap<>();
    private final Map<Integer, Entry> left = new LinkedHashMap<>();

    KeyUses(List<Entry> entries) {
        for (Entry entry : entries) {
            if (left.put(entry.policy().position(), entry) != null) {
                throw new IllegalArgumentException(
                        "two policies are at the position " + entry.policy().position() + ": give each its own");
            }
            entry.conditions()
                    .forEach(condition ->
                            uses.computeIfAbsent(condition.key(), Use::new).add(entry, condition));
        }
    }

    /** The policies that were not taken away. */
    Collection<Entry> left() {
        return left.values();
    }

    /** The key whose most frequent value leaves most policies out; null when none leaves out more than a few. */
    @Nullable Use best() {
        Use best = null;
        int most = FEW - 1;
        for (Use use : left.size() <= FEW ? List.<Use>of() : uses.values()) {
            int leftOut = use.leftOut();
            if (leftOut > most) {
                most = leftOut;
                best = use;
            }
        }
        return best;
    }

    /** Takes the policies away that have a key. */
    void remove(Use used) {
        for (Entry entry : used.entries()) {
            left.remove(entry.policy().position());
            entry.conditions().forEach(condition -> remove(entry, condition));
        }
    }

    private void remove(Entry entry, Condition condition) {
        Use use = uses.get(condition.key());
        if (use != null && use.remove(entry, condition)) {
            uses.remove(condition.key());
        }
    }

    /** The policies that have one key. */
    static final class Use {
        private static final int UNKNOWN = -1;

        private final Key key;
        private final Map<Integer, Entry> entries = new LinkedHashMap<>();
        private final Map<Object, Integer> values = new HashMap<>();
        private int mostFrequent = UNKNOWN;

        Use(Key key) {
            this.key = key;
        }

        Key key() {
            return key;
        }

        List<Entry> entries() {
            return new ArrayList<>(entries.values());
        }

        private void add(Entry entry, Condition condition) {
            entries.put(entry.policy().position(), entry);
            condition.values().forEach(value -> values.merge(value, 1, Integer::sum));
        }

        /** Whether none is left. */
        private boolean remove(Entry entry, Condition condition) {
            entries.remove(entry.policy().position());
            condition.values().forEach(value -> values.computeIfPresent(value, (same, count) -> count - 1));
            mostFrequent = UNKNOWN;
            return entries.isEmpty();
        }

        /** How many of them the most frequent value leaves out. */
        private int leftOut() {
            if (entries.size() > FEW && mostFrequent == UNKNOWN) {
                mostFrequent = values.isEmpty() ? 0 : Collections.max(values.values());
            }
            return entries.size() <= FEW ? 0 : entries.size() - mostFrequent;
        }
    }
}
