package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request that two engines answer differently.
 *
 * @param world with this one request
 */
record Disagreement(PolicyWorld world, Answer expected, Answer actual) {

    /** Takes away policies, conditions and entities as long as the two still disagree. */
    static Disagreement smallest(
            PolicyWorld world, WorldRequest request, Decider.Factory authority, Decider.Factory tested) {
        PolicyWorld single = world.with(world.policies(), List.of(request));
        Disagreement smallest = of(single, authority, tested)
                .orElseThrow(() -> new AssertionError("the engines disagreed only once: " + single));
        boolean smaller = true;
        while (smaller) {
            Optional<Disagreement> next = candidates(smallest.world).stream()
                    .map(candidate -> of(candidate, authority, tested))
                    .flatMap(Optional::stream)
                    .findFirst();
            smaller = next.isPresent();
            smallest = next.orElse(smallest);
        }
        return smallest;
    }

    private static Optional<Disagreement> of(PolicyWorld world, Decider.Factory authority, Decider.Factory tested) {
        WorldRequest request = world.requests().get(0);
        Answer expected = authority.of(world).decide(request);
        Answer actual = tested.of(world).decide(request);
        return expected.equals(actual) ? Optional.empty() : Optional.of(new Disagreement(world, expected, actual));
    }

    private static List<PolicyWorld> candidates(PolicyWorld world) {
        List<PolicyWorld> smaller = new ArrayList<>();
        halves(world.policies()).forEach(half -> smaller.add(world.with(half, world.requests())));
        for (int i = 0; i < world.policies().size(); i++) {
            List<GeneratedPolicy> fewer = new ArrayList<>(world.policies());
            GeneratedPolicy policy = fewer.remove(i);
            smaller.add(world.with(List.copyOf(fewer), world.requests()));
            for (int clause = 0; clause < policy.clauses().size(); clause++) {
                List<GeneratedPolicy> simpler = new ArrayList<>(world.policies());
                simpler.set(i, policy.without(clause));
                smaller.add(world.with(simpler, world.requests()));
            }
        }
        List<ObjectNode> entities = List.copyOf(world.entities().values());
        for (ObjectNode entity : entities) {
            smaller.add(world.with(
                    entities.stream().filter(other -> !other.equals(entity)).toList()));
        }
        return smaller;
    }

    private static <T> List<List<T>> halves(List<T> all) {
        int middle = all.size() / 2;
        return all.size() < 4 ? List.of() : List.of(all.subList(0, middle), all.subList(middle, all.size()));
    }

    @Override
    public String toString() {
        return "expected " + expected + ", got " + actual + "\n" + world;
    }
}
