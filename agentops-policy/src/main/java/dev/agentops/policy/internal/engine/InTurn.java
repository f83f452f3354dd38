package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Frame;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Several groups of policies, set apart in different ways. */
final class InTurn implements Candidates {
    private final Candidates[] parts;

    private InTurn(Collection<Candidates> parts) {
        this.parts = parts.toArray(Candidates[]::new);
    }

    /** One after the other; where there is only one, that. */
    static Candidates of(List<Candidates> parts) {
        List<Candidates> some =
                parts.stream().filter(part -> part != EveryPolicy.NONE).toList();
        return switch (some.size()) {
            case 0 -> EveryPolicy.NONE;
            case 1 -> some.get(0);
            default -> new InTurn(some);
        };
    }

    @Override
    public Candidates of(Entity action) {
        return of(Arrays.stream(parts).map(part -> part.of(action)).toList());
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        for (Candidates part : parts) {
            part.ask(frame, findings);
        }
    }
}
