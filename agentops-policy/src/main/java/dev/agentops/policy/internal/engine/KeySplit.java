package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.expression.Frame;
import java.util.Map;

/** Policies that need a certain value of a key, by that value. */
final class KeySplit implements Candidates {
    private final Key.Single key;
    private final Map<Object, Candidates> byValue;
    private final Candidates all;

    /**
     * A split.
     *
     * @param all every policy of it, to be asked when the key errs: then all of them may err
     */
    KeySplit(Key.Single key, Map<Object, Candidates> byValue, Candidates all) {
        this.key = key;
        this.byValue = byValue;
        this.all = all;
    }

    @Override
    public void ask(Frame frame, Findings findings) {
        Object value = key.of(frame);
        if (value instanceof EvaluationError) {
            all.ask(frame, findings);
            return;
        }
        Candidates concerned = byValue.get(value);
        if (concerned != null) {
            concerned.ask(frame, findings);
        }
    }
}
