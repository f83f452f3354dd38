package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Evaluator;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.value.CedarSet;
import java.util.Map;

/** Policies that need a certain value of a key, by that value. */
final class KeySplit implements Candidates {
    private final Key.Single key;
    private final Evaluator evaluator;
    private final Map<Object, Candidates> byValue;
    private final Candidates all;

    /**
     * A split.
     *
     * @param all every policy of it, to be asked when the key errs: then all of them may err
     */
    KeySplit(Key.Single key, Map<Object, Candidates> byValue, Candidates all) {
        this.key = key;
        this.evaluator = key.evaluator();
        this.byValue = byValue;
        this.all = all;
    }

    /** The key errs for no action. */
    @Override
    public Candidates of(Entity action) {
        Object value = key.of(action);
        return value == null
                ? this
                : byValue.getOrDefault(value, EveryPolicy.NONE).of(action);
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        Object value = evaluator.evaluate(frame);
        if (value instanceof EvaluationError) {
            all.ask(frame, findings);
        } else if (isKey(value)) {
            Candidates concerned = byValue.get(value);
            if (concerned != null) {
                concerned.ask(frame, findings);
            }
        }
    }

    /** Sets and records equal no constant that is looked up. Texts are asked first: they are the commonest. */
    private static boolean isKey(Object value) {
        return value instanceof String || !(value instanceof Map<?, ?> || value instanceof CedarSet);
    }
}
