package dev.agentops.policy;

import dev.agentops.policy.internal.engine.Evaluation;

/** What one decision needs, to be used again for the next. Not thread-safe. */
final class LiveEvaluation {
    private final Evaluation evaluation = new Evaluation();
    private final StandardContext context = new StandardContext();

    Evaluation evaluation() {
        return evaluation;
    }

    StandardContext context() {
        return context;
    }

    /** Lets go of the call. */
    void end() {
        evaluation.end();
        context.letGo();
    }
}
