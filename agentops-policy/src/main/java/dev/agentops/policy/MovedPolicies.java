package dev.agentops.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The texts of policies that were moved to the official engine, for as long as an authorizer lives: a policy that stands in the next
 * version as it is goes there again, a changed one does not. Thread-safe.
 */
final class MovedPolicies {
    /** Beyond that the oldest is forgotten: it would have to be found again. */
    private static final int MOST_KEPT = 1000;

    private final Set<String> texts = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_KEPT;
        }
    }));

    void add(PolicyFacts policy) {
        texts.add(policy.source().text());
    }

    /** Positions of those that are among the policies of a version. */
    Set<Integer> among(List<PolicyFacts> policies) {
        return IntStream.range(0, policies.size())
                .filter(position -> policies.get(position).compiled() != null)
                .filter(position ->
                        texts.contains(policies.get(position).source().text()))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }
}
