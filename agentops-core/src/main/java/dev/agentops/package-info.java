/**
 * The kernel: four levels at which an agent is traced, decided, isolated and judged ({@link dev.agentops.AgentOps the
 * system}, {@link dev.agentops.AgentSession a session}, {@link dev.agentops.Turn a turn}, {@link dev.agentops.ToolCall a
 * call}), and the one path that every call walks.
 *
 * <p>Policies, telemetry, schemas, stores and evaluators are not here: they plug in as
 * {@link dev.agentops.authorization.Authorizer}, {@link dev.agentops.event.CallObserver},
 * {@link dev.agentops.tool.ToolSchema} and {@link dev.agentops.content.Redactor}.
 */
@NullMarked
package dev.agentops;

import org.jspecify.annotations.NullMarked;
