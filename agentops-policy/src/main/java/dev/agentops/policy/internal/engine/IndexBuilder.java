package dev.agentops.policy.internal.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets policies apart by the keys that leave fewest of them to be asked, and those with equal values again by other keys. */
final class IndexBuilder {
    /** Looking up a key costs about as much as asking so many policies. */
    private static final int FEW = 3;

    /** In how many places a policy may stand, when its conditions have several values each. */
    private static final int MOST_PLACES = 256;

    private IndexBuilder() {}

    /** A policy, what sets it apart that is not used above it, and the positions of the conjuncts that were. */
    private record Entry(CompiledPolicy policy, List<Condition> conditions, int places, Set<Integer> known) {
        PlacedPolicy asked() {
            return new PlacedPolicy(policy, known);
        }

        @Nullable Condition of(Key key) {
            for (Condition condition : conditions) {
                if (condition.key().equals(key)) {
                    return condition;
                }
            }
            return null;
        }

        Entry without(Condition used) {
            Set<Integer> nowKnown = new HashSet<>(known);
            nowKnown.add(used.conjunct());
            return new Entry(
                    policy,
                    conditions.stream()
                            .filter(condition -> !condition.key().equals(used.key()))
                            .filter(condition -> condition.values().size()
                                            * places
                                            * used.values().size()
                                    <= MOST_PLACES)
                            .toList(),
                    places * used.values().size(),
                    nowKnown);
        }
    }

    static Candidates build(List<CompiledPolicy> policies, ConditionFinder finder) {
        return split(policies.stream()
                .map(policy -> new Entry(policy, finder.find(policy), 1, Set.of()))
                .toList());
    }

    /** Every policy is asked for everything. */
    static Candidates without(List<CompiledPolicy> policies) {
        return new EveryPolicy(policies.stream()
                .map(policy -> new PlacedPolicy(policy, Set.of()))
                .toList());
    }

    private static Candidates split(List<Entry> entries) {
        List<Candidates> parts = new ArrayList<>();
        List<Entry> left = entries;
        for (Key key = best(left); key != null; key = best(left)) {
            List<Entry> others = new ArrayList<>();
            parts.add(split(key, left, others));
            left = others;
        }
        if (parts.isEmpty()) {
            return every(left);
        }
        if (!left.isEmpty()) {
            parts.add(every(left));
        }
        return parts.size() == 1 ? parts.get(0) : new InTurn(parts);
    }

    private static Candidates split(Key key, List<Entry> entries, List<Entry> others) {
        Map<Object, List<Entry>> byValue = new LinkedHashMap<>();
        List<Entry> withKey = new ArrayList<>();
        for (Entry entry : entries) {
            Condition condition = entry.of(key);
            if (condition == null) {
                others.add(entry);
            } else {
                withKey.add(entry);
                Entry rest = entry.without(condition);
                condition
                        .values()
                        .forEach(value -> byValue.computeIfAbsent(value, unused -> new ArrayList<>())
                                .add(rest));
            }
        }
        Map<Object, Candidates> index = new HashMap<>();
        byValue.forEach((value, concerned) -> index.put(value, split(concerned)));
        return key instanceof Key.Single single
                ? new KeySplit(single, index, every(withKey))
                : new AncestorSplit((Key.Ancestors) key, index);
    }

    /** The key whose most frequent value leaves most policies out; null when none leaves out more than a few. */
    private static @Nullable Key best(List<Entry> entries) {
        if (entries.size() <= FEW) {
            return null;
        }
        Map<Key, Map<Object, Integer>> counts = new LinkedHashMap<>();
        entries.forEach(entry -> entry.conditions().forEach(condition -> count(condition, counts)));
        Key best = null;
        int most = FEW - 1;
        for (Map.Entry<Key, Map<Object, Integer>> key : counts.entrySet()) {
            int leftOut = leftOut(entries, key.getKey(), key.getValue());
            if (leftOut > most) {
                most = leftOut;
                best = key.getKey();
            }
        }
        return best;
    }

    private static void count(Condition condition, Map<Key, Map<Object, Integer>> counts) {
        Map<Object, Integer> values = counts.computeIfAbsent(condition.key(), unused -> new HashMap<>());
        condition.values().forEach(value -> values.merge(value, 1, Integer::sum));
    }

    private static int leftOut(List<Entry> entries, Key key, Map<Object, Integer> values) {
        int withKey =
                (int) entries.stream().filter(entry -> entry.of(key) != null).count();
        return withKey
                - values.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static Candidates every(List<Entry> entries) {
        return new EveryPolicy(entries.stream().map(Entry::asked).toList());
    }
}
