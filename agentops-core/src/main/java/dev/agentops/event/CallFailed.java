package dev.agentops.event;

import dev.agentops.authorization.Decision;
import dev.agentops.content.Content;
import dev.agentops.tool.TrustLabel;

/**
 * The body threw, or its stage or stream failed.
 *
 * @param start the call
 * @param arguments the frozen arguments, as far as content is recorded
 * @param decision the decision that let it pass
 * @param errorType class name of the failure
 * @param error the failure's text, as far as content is recorded
 * @param trust the label of that text
 * @param bodyNanos time in the body, in nanoseconds
 * @param durationNanos time on the whole path, in nanoseconds
 */
public record CallFailed(
        CallStarted start,
        Content arguments,
        Decision decision,
        String errorType,
        Content error,
        TrustLabel trust,
        long bodyNanos,
        long durationNanos)
        implements CallEnded {}
