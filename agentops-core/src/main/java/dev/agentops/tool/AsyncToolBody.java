package dev.agentops.tool;

import java.util.concurrent.CompletionStage;

/** A body that starts the work and returns its stage. */
@FunctionalInterface
public non-sealed interface AsyncToolBody extends ToolCode {
    /**
     * Starts the tool.
     *
     * @return a stage that completes with the result or the failure, on any thread
     * @throws Exception when the work could not be started
     */
    CompletionStage<?> run(ToolInvocation invocation) throws Exception;
}
