package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.EvaluationError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/** Which policies applied to one request, and which erred. Not thread-safe; used again for the next request. */
public final class Findings {
    private static final Comparator<CompiledPolicy> BY_POSITION = Comparator.comparingInt(CompiledPolicy::position);
    private static final int MOST_KEPT = 64;

    private List<CompiledPolicy> permits = new ArrayList<>();
    private List<CompiledPolicy> forbids = new ArrayList<>();
    private List<Failure> failures = new ArrayList<>();

    /**
     * A policy that erred.
     *
     * @param policy the policy
     * @param error why
     */
    public record Failure(CompiledPolicy policy, EvaluationError error) {
        int position() {
            return policy.position();
        }
    }

    void applied(CompiledPolicy policy) {
        (policy.forbids() ? forbids : permits).add(policy);
    }

    void failed(CompiledPolicy policy, EvaluationError error) {
        failures.add(new Failure(policy, error));
    }

    /**
     * Adds what another engine found, of other policies.
     *
     * @param policies by position
     */
    public void add(EngineAnswer.Decided answer, IntFunction<CompiledPolicy> policies) {
        answer.determining().forEach(position -> applied(policies.apply(position)));
        answer.errors()
                .forEach(failure -> failed(policies.apply(failure.policy()), new EvaluationError(failure.message())));
        sort();
    }

    /** Forgets everything, and room that one unusual request took. */
    void clear() {
        permits = emptied(permits);
        forbids = emptied(forbids);
        failures = emptied(failures);
    }

    private static <T> List<T> emptied(List<T> list) {
        if (list.size() > MOST_KEPT) {
            return new ArrayList<>();
        }
        list.clear();
        return list;
    }

    /** The index asks in its own order; answers are in that of the policies. */
    void sort() {
        if (permits.size() > 1) {
            permits.sort(BY_POSITION);
        }
        if (forbids.size() > 1) {
            forbids.sort(BY_POSITION);
        }
        if (failures.size() > 1) {
            failures.sort(Comparator.comparingInt(Failure::position));
        }
    }

    /** The permits that applied, by position; not to be changed or kept. */
    public List<CompiledPolicy> permits() {
        return permits;
    }

    /** The forbids that applied, by position; not to be changed or kept. */
    public List<CompiledPolicy> forbids() {
        return forbids;
    }

    /** The policies that erred, by position; not to be changed or kept. */
    public List<Failure> failures() {
        return failures;
    }

    /** The decision by the semantics of the language. */
    public EngineAnswer.Decided answer() {
        boolean allow = forbids.isEmpty() && !permits.isEmpty();
        return new EngineAnswer.Decided(
                allow,
                (allow ? permits : forbids)
                        .stream().map(CompiledPolicy::position).toList(),
                failures.stream()
                        .map(failure -> new EngineAnswer.Failure(
                                failure.position(), failure.error().message()))
                        .toList());
    }
}
