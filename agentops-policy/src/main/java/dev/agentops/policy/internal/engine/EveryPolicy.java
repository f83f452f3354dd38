package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Frame;
import java.util.Collection;

/** Policies that nothing sets apart: every one is asked. */
final class EveryPolicy implements Candidates {
    private final CompiledPolicy[] policies;

    EveryPolicy(Collection<CompiledPolicy> policies) {
        this.policies = policies.toArray(CompiledPolicy[]::new);
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        for (CompiledPolicy policy : policies) {
            policy.ask(frame, findings);
        }
    }
}
