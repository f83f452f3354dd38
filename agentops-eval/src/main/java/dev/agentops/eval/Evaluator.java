package dev.agentops.eval;

/**
 * Judges what an agent did in one session.
 *
 * <p>It is thread-safe: several sessions may be judged side by side. It runs off the path of the calls, so it may take its
 * time, but it has to heed interrupts: closing interrupts it when its time is over. Whatever it throws becomes an
 * {@link Evaluation.Errored}, never a score.
 */
public interface Evaluator {
    /**
     * Its name, always the same. Where Amazon Bedrock AgentCore Evaluations has the same evaluator, it has AgentCore's name,
     * which starts with {@code Builtin.}; the library's own start with {@code AgentOps.}
     */
    String name();

    /** The level that its result is about. */
    Level level();

    /**
     * Judges one session.
     *
     * @throws Exception when it cannot; the result is then an {@link Evaluation.Errored}
     */
    Evaluation evaluate(SessionRecord session) throws Exception;
}
