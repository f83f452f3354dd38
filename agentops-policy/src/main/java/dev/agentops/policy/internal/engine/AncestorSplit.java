package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.internal.expression.Variable;
import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Policies that need the principal, the action or the resource to be in a certain entity, by that entity. */
final class AncestorSplit implements Candidates {
    private final Key.Ancestors key;
    private final Map<Object, Candidates> byAncestor;
    private final EntityUid[] ancestors;

    AncestorSplit(Key.Ancestors key, Map<Object, Candidates> byAncestor) {
        this.key = key;
        this.byAncestor = byAncestor;
        this.ancestors = byAncestor.keySet().toArray(EntityUid[]::new);
    }

    @Override
    public Candidates of(Entity action) {
        return key.subject() == Variable.ACTION
                ? InTurn.of(Stream.concat(Stream.of(action.uid()), action.ancestors().stream())
                        .map(above -> byAncestor.getOrDefault(above, EveryPolicy.NONE))
                        .map(concerned -> concerned.of(action))
                        .toList())
                : this;
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        Entity entity = key.entity(frame);
        askIn(entity.uid(), frame, findings);
        if (entity.ancestors().size() <= ancestors.length) {
            askAncestors(entity.ancestors(), frame, findings);
        } else {
            askKeys(entity, frame, findings);
        }
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be an allocation on the hot path
    private void askAncestors(List<EntityUid> above, Frame frame, Findings findings) {
        for (int i = 0; i < above.size(); i++) {
            askIn(above.get(i), frame, findings);
        }
    }

    /** An entity may have many more ancestors than there are policies. */
    private void askKeys(Entity entity, Frame frame, Findings findings) {
        for (EntityUid ancestor : ancestors) {
            if (entity.hasAncestor(ancestor)) {
                askIn(ancestor, frame, findings);
            }
        }
    }

    private void askIn(EntityUid ancestor, Frame frame, Findings findings) {
        Candidates concerned = byAncestor.get(ancestor);
        if (concerned != null) {
            concerned.ask(frame, findings);
        }
    }
}
