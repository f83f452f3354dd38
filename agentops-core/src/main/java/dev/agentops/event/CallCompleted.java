package dev.agentops.event;

import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;
import dev.agentops.tool.TrustLabel;

/**
 * The body returned.
 *
 * @param start the call
 * @param arguments the frozen arguments, as far as content is recorded
 * @param decision the decision that let it pass
 * @param result the result, as far as content is recorded
 * @param trust the label of the result
 * @param bodyNanos time in the body, in nanoseconds
 * @param durationNanos time on the whole path, in nanoseconds
 */
public record CallCompleted(
        CallStarted start,
        Content arguments,
        Decision decision,
        Content result,
        TrustLabel trust,
        long bodyNanos,
        long durationNanos)
        implements CallEnded {}
