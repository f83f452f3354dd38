package dev.agentops.eval;

/**
 * The share of the tool calls of a session that failed: failed / (completed + failed). 0 is good. A denied call was not
 * made, so it is in neither number. Programmatic; needs no content. Without a call that was made there is no rate.
 */
public final class ToolErrorRate implements Evaluator {
    private static final ToolErrorRate INSTANCE = new ToolErrorRate();

    private ToolErrorRate() {}

    /** The evaluator. */
    public static ToolErrorRate create() {
        return INSTANCE;
    }

    @Override
    public String name() {
        return "AgentOps.ToolErrorRate";
    }

    @Override
    public Level level() {
        return Level.SESSION;
    }

    @Override
    public Evaluation evaluate(SessionRecord session) {
        long failed = session.countToolCalls(CallRecord.Outcome.FAILED);
        long made = failed + session.countToolCalls(CallRecord.Outcome.COMPLETED);
        if (made == 0) {
            return new Evaluation.NotApplicable("no tool call was made");
        }
        return new Evaluation.Score(
                (double) failed / made,
                failed == 0 ? "no_errors" : "errors",
                failed + " of " + made + " tool calls failed");
    }
}
