package dev.agentops.tool;

import dev.agentops.AgentOpsException;

/** The tool answered that it failed. Its text is the tool's own and goes to the model as the result of the call. */
public final class ToolFailedException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure with the words of the tool.
     *
     * @param text what the tool answered
     */
    public ToolFailedException(String text) {
        super(text, null, false);
    }
}
