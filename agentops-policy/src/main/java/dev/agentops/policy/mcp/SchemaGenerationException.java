package dev.agentops.policy.mcp;

import dev.agentops.AgentOpsException;
import org.jspecify.annotations.Nullable;

/**
 * No Cedar schema can be made of these tool descriptions, or of this stub. The message names the file, the tool, the place as a
 * JSON Pointer (RFC 6901), what stands there, and what to do about it. It may quote the descriptions: escape it for a terminal.
 */
public final class SchemaGenerationException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    SchemaGenerationException(String message) {
        super(message);
    }

    SchemaGenerationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
