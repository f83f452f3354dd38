package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Several groups of policies, set apart in different ways. */
final class InTurn implements Candidates {
    private final Candidates[] parts;

    private InTurn(Collection<Candidates> parts) {
        this.parts = parts.toArray(Candidates[]::new);
    }

    /** One after the other, those together that nothing sets apart; where there is only one, that. */
    static Candidates of(List<Candidates> parts) {
        List<Candidates> some = new ArrayList<>();
        EveryPolicy every = EveryPolicy.NONE;
        for (Candidates part : parts) {
            if (part instanceof EveryPolicy more) {
                every = every.and(more);
            } else {
                some.add(part);
            }
        }
        if (some.isEmpty()) {
            return every;
        }
        if (every != EveryPolicy.NONE) {
            some.add(every);
        }
        return some.size() == 1 ? some.get(0) : new InTurn(some);
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
