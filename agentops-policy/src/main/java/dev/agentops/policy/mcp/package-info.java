/**
 * Cedar schemas from the descriptions of tools: an action for each tool, with its arguments as the context's {@code input}.
 *
 * <p>{@link dev.agentops.policy.mcp.McpToolDescriptions} reads what an MCP server says of its tools,
 * {@link dev.agentops.policy.mcp.CedarSchemaGenerator} makes a schema of it.
 */
@NullMarked
package dev.agentops.policy.mcp;

import org.jspecify.annotations.NullMarked;
