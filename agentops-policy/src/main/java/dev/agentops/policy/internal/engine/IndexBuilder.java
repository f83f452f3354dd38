package dev.agentops.policy.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets policies apart by the keys that leave fewest of them to be asked, and those with equal values again by other keys. */
final class IndexBuilder {
    /** In how many places a policy may stand, when its conditions have several values each. */
    private static final int MOST_PLACES = 256;

    private IndexBuilder() {}

    /** A policy, what sets it apart that is not used above it, and the positions of the conjuncts that were. */
    record Entry(CompiledPolicy policy, List<Condition> conditions, int places, Set<Integer> known) {
        PlacedPolicy asked() {
            return new PlacedPolicy(policy, known);
        }

        /** The condition of a key that it has. */
        Condition of(Key key) {
            return conditions.stream()
                    .filter(condition -> condition.key().equals(key))
                    .findFirst()
                    .orElseThrow();
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
        KeyUses uses = new KeyUses(entries);
        List<Candidates> parts = new ArrayList<>();
        for (KeyUses.Use best = uses.best(); best != null; best = uses.best()) {
            parts.add(split(best.key(), best.entries()));
            uses.remove(best);
        }
        if (parts.isEmpty()) {
            return every(uses.left());
        }
        if (!uses.left().isEmpty()) {
            parts.add(every(uses.left()));
        }
        return InTurn.of(parts);
    }

    private static Candidates split(Key key, List<Entry> withKey) {
        Map<Object, List<Entry>> byValue = new LinkedHashMap<>();
        for (Entry entry : withKey) {
            Condition condition = entry.of(key);
            Entry rest = entry.without(condition);
            condition
                    .values()
                    .forEach(value -> byValue.computeIfAbsent(value, unused -> new ArrayList<>())
                            .add(rest));
        }
        Map<Object, Candidates> index = new HashMap<>();
        byValue.forEach((value, concerned) -> index.put(value, split(concerned)));
        return key instanceof Key.Single single
                ? new KeySplit(single, index, every(withKey))
                : new AncestorSplit((Key.Ancestors) key, index);
    }

    private static Candidates every(Collection<Entry> entries) {
        return new EveryPolicy(entries.stream().map(Entry::asked).toList());
    }
}
