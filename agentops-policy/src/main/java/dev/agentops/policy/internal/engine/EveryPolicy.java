package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Frame;
import java.util.Collection;
import java.util.List;

/** Policies that nothing sets apart: every one is asked. */
final class EveryPolicy implements Candidates {
    static final EveryPolicy NONE = new EveryPolicy(List.of());

    private final PlacedPolicy[] policies;

    EveryPolicy(Collection<PlacedPolicy> policies) {
        this.policies = policies.toArray(PlacedPolicy[]::new);
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        for (PlacedPolicy policy : policies) {
            policy.ask(frame, findings);
        }
    }
}
