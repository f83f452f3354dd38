package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Frame;
import java.util.Collection;

/** Several groups of policies, set apart in different ways. */
final class InTurn implements Candidates {
    private final Candidates[] parts;

    InTurn(Collection<Candidates> parts) {
        this.parts = parts.toArray(Candidates[]::new);
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        for (Candidates part : parts) {
            part.ask(frame, findings);
        }
    }
}
