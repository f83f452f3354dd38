package dev.agentops.event;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Denial;
import dev.agentops.content.Content;
import org.jspecify.annotations.Nullable;

/**
 * The call was refused; the body did not run.
 *
 * @param start the call
 * @param arguments the frozen arguments, as far as content is recorded; withheld when the call was not admitted
 * @param decision the decision; null when the call was refused before one was made
 * @param denial why
 * @param durationNanos time on the path, in nanoseconds
 */
public record CallDenied(
        CallStarted start, Content arguments, @Nullable Decision decision, Denial denial, long durationNanos)
        implements CallEnded {
    @Override
    public long bodyNanos() {
        return 0;
    }
}
