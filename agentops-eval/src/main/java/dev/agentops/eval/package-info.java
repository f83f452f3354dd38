/**
 * Evaluators of what an agent did, and the sampling of live sessions for them.
 *
 * <p>{@link dev.agentops.eval.SessionRecorder} makes a {@link dev.agentops.eval.SessionRecord} of the events of a session;
 * an {@link dev.agentops.eval.Evaluator} judges it; {@link dev.agentops.eval.SessionEvaluator} runs several on the caller's
 * thread, {@link dev.agentops.eval.OnlineEvaluation} on threads of its own and for a sample of the live sessions.
 */
@NullMarked
package dev.agentops.eval;

import org.jspecify.annotations.NullMarked;
