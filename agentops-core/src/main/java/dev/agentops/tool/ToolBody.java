package dev.agentops.tool;

import org.jspecify.annotations.Nullable;

/** A body that returns its result. */
@FunctionalInterface
public non-sealed interface ToolBody extends ToolCode {
    /**
     * Runs the tool.
     *
     * @return the result; null when there is none
     * @throws Exception when the tool failed; throw {@link ToolFailedException} where the failure is an answer of the tool
     */
    @Nullable Object run(ToolInvocation invocation) throws Exception;
}
