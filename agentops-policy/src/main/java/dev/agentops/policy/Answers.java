package dev.agentops.policy;

import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.EngineAnswer.Decided;
import dev.agentops.policy.internal.engine.EngineAnswer.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares what two engines say: the decision, the policies that determined it, and those that erred; not the words. */
final class Answers {
    private Answers() {}

    static boolean agree(EngineAnswer one, EngineAnswer other) {
        if (one instanceof Decided first && other instanceof Decided second) {
            return first.allow() == second.allow()
                    && first.determining().equals(second.determining())
                    && erring(first).equals(erring(second));
        }
        return one.getClass() == other.getClass();
    }

    /** All policies that either of two answers names. */
    static Set<Integer> named(Decided one, Decided other) {
        Set<Integer> named = new TreeSet<>();
        for (Decided answer : List.of(one, other)) {
            named.addAll(answer.determining());
            named.addAll(erring(answer));
        }
        return named;
    }

    /** The policies that only one of two answers names as determining or as erring. */
    static Set<Integer> namedOnce(Decided one, Decided other) {
        Set<Integer> once = difference(Set.copyOf(one.determining()), Set.copyOf(other.determining()));
        once.addAll(difference(Set.copyOf(erring(one)), Set.copyOf(erring(other))));
        return once;
    }

    private static Set<Integer> difference(Set<Integer> one, Set<Integer> other) {
        Set<Integer> all = new HashSet<>(one);
        all.addAll(other);
        all.removeIf(position -> one.contains(position) && other.contains(position));
        return all;
    }

    private static List<Integer> erring(Decided answer) {
        return answer.errors().stream().map(Failure::policy).toList();
    }
}
