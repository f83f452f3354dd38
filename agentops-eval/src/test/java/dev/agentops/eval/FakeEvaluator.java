package dev.agentops.eval;

/** An evaluator that says what a test wants. */
record FakeEvaluator(String name, Judge judge) implements Evaluator {

    interface Judge {
        Evaluation judge(SessionRecord session) throws Exception;
    }

    static FakeEvaluator of(String name, Judge judge) {
        return new FakeEvaluator(name, judge);
    }

    @Override
    public Level level() {
        return Level.SESSION;
    }

    @Override
    public Evaluation evaluate(SessionRecord session) throws Exception {
        return judge.judge(session);
    }
}
