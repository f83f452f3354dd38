package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Frame;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Policies that nothing sets apart: every one is asked. */
final class EveryPolicy implements Candidates {
    static final EveryPolicy NONE = new EveryPolicy(List.of());

    private final PlacedPolicy[] policies;

    EveryPolicy(Collection<PlacedPolicy> policies) {
        this.policies = policies.toArray(PlacedPolicy[]::new);
    }

    /** These and others. */
    EveryPolicy and(EveryPolicy others) {
        if (policies.length == 0) {
            return others;
        }
        return others.policies.length == 0
                ? this
                : new EveryPolicy(Stream.concat(Arrays.stream(policies), Arrays.stream(others.policies))
                        .toList());
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        for (PlacedPolicy policy : policies) {
            policy.ask(frame, findings);
        }
    }
}
