package dev.agentops.tool;

import java.util.concurrent.Flow;

/** A body whose result comes in pieces. */
@FunctionalInterface
public non-sealed interface StreamingToolBody extends ToolCode {
    /**
     * Starts the tool.
     *
     * @return a publisher by the rules of {@link Flow}; it is subscribed to at most once
     * @throws Exception when the work could not be started
     */
    Flow.Publisher<?> run(ToolInvocation invocation) throws Exception;
}
