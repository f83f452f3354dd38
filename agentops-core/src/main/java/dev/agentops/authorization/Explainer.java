package dev.agentops.authorization;

/**
 * Says why a decision was made. It is asked for by a developer, never on the path of a call, and may decide anew.
 *
 * <p>Implementations are thread-safe, and answer by the policies that made the decision, also when others are in force by
 * now. They hold nothing of any request: they are a part of decisions, which observers see and keep.
 */
@FunctionalInterface
public interface Explainer {
    /**
     * Why this was the answer to that request.
     *
     * @param decision what was decided
     * @param request what was asked; for another request than the one that was decided the answer means nothing
     */
    Explanation explain(Decision decision, AuthorizationRequest request);

    /** Tells what stands in the decision: its reasons and its errors, without conditions and values. */
    static Explainer reasons() {
        return Provenance.REASONS;
    }
}
