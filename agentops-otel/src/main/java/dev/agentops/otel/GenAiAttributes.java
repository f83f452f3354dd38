package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The names that are taken from OpenTelemetry's conventions, in one place.
 *
 * <p>Those that begin with {@code gen_ai} are of the GenAI semantic conventions ({@code gen-ai-spans.md}, {@code
 * gen-ai-agent-spans.md}, {@code gen-ai-metrics.md}), which are in development: a rename is an edit of this class. {@code
 * error.type} is stable; {@code session.id} is in development.
 */
public final class GenAiAttributes {
    /** What is done; one of the operations below, or one of {@link AgentOpsAttributes}. */
    public static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("gen_ai.operation.name");

    /** Whose flavour of telemetry it is; {@code agentops} unless the observer was told of the model's provider. */
    public static final AttributeKey<String> PROVIDER_NAME = AttributeKey.stringKey("gen_ai.provider.name");

    /** The agent. */
    public static final AttributeKey<String> AGENT_NAME = AttributeKey.stringKey("gen_ai.agent.name");

    /** The version of the agent. */
    public static final AttributeKey<String> AGENT_VERSION = AttributeKey.stringKey("gen_ai.agent.version");

    /** The conversation: here, the session's id. */
    public static final AttributeKey<String> CONVERSATION_ID = AttributeKey.stringKey("gen_ai.conversation.id");

    /** The tool; {@link #OTHER} when it is not registered. */
    public static final AttributeKey<String> TOOL_NAME = AttributeKey.stringKey("gen_ai.tool.name");

    /** {@code function}, {@code extension} or {@code datastore}. */
    public static final AttributeKey<String> TOOL_TYPE = AttributeKey.stringKey("gen_ai.tool.type");

    /** What the tool does. */
    public static final AttributeKey<String> TOOL_DESCRIPTION = AttributeKey.stringKey("gen_ai.tool.description");

    /** The id that the model gave the call. */
    public static final AttributeKey<String> TOOL_CALL_ID = AttributeKey.stringKey("gen_ai.tool.call.id");

    /** The arguments as JSON text; on opt-in only. */
    public static final AttributeKey<String> TOOL_CALL_ARGUMENTS = AttributeKey.stringKey("gen_ai.tool.call.arguments");

    /** The result, text as it is and anything else as JSON text; on opt-in only. */
    public static final AttributeKey<String> TOOL_CALL_RESULT = AttributeKey.stringKey("gen_ai.tool.call.result");

    /** What the user said, as JSON text of the conventions' message schema; on opt-in only. */
    public static final AttributeKey<String> INPUT_MESSAGES = AttributeKey.stringKey("gen_ai.input.messages");

    /** What the agent answered, as JSON text of the conventions' message schema; on opt-in only. */
    public static final AttributeKey<String> OUTPUT_MESSAGES = AttributeKey.stringKey("gen_ai.output.messages");

    /** A process of several agents or other operations. */
    public static final AttributeKey<String> WORKFLOW_NAME = AttributeKey.stringKey("gen_ai.workflow.name");

    /** A prompt of an MCP server; {@link #OTHER} when it has none such. */
    public static final AttributeKey<String> PROMPT_NAME = AttributeKey.stringKey("gen_ai.prompt.name");

    /** The store of records or events that is accessed. */
    public static final AttributeKey<String> MEMORY_STORE_ID = AttributeKey.stringKey("gen_ai.memory.store.id");

    /** The record that is accessed; on opt-in only. */
    public static final AttributeKey<String> MEMORY_RECORD_ID = AttributeKey.stringKey("gen_ai.memory.record.id");

    /** How many records are written, found or deleted. */
    public static final AttributeKey<Long> MEMORY_RECORD_COUNT = AttributeKey.longKey("gen_ai.memory.record.count");

    /** What is searched for; on opt-in only. */
    public static final AttributeKey<String> MEMORY_QUERY_TEXT = AttributeKey.stringKey("gen_ai.memory.query.text");

    /** The evaluator that says something. */
    public static final AttributeKey<String> EVALUATION_NAME = AttributeKey.stringKey("gen_ai.evaluation.name");

    /** What it says, from 0 to 1. */
    public static final AttributeKey<Double> EVALUATION_SCORE = AttributeKey.doubleKey("gen_ai.evaluation.score.value");

    /** The same in a word. */
    public static final AttributeKey<String> EVALUATION_LABEL = AttributeKey.stringKey("gen_ai.evaluation.score.label");

    /** Why it says so; on opt-in only. */
    public static final AttributeKey<String> EVALUATION_EXPLANATION =
            AttributeKey.stringKey("gen_ai.evaluation.explanation");

    /** The id of the model's answer that was evaluated. */
    public static final AttributeKey<String> RESPONSE_ID = AttributeKey.stringKey("gen_ai.response.id");

    /** Why it failed: a class name, or {@link AgentOpsAttributes#DENIED}. */
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    /** The session's id, as attribute and as key in Baggage. */
    public static final AttributeKey<String> SESSION_ID = AttributeKey.stringKey("session.id");

    /** Stands for a name that was made up by a model, or for one too many. */
    public static final String OTHER = "_OTHER";

    /** Operation: a turn of an agent, or the call of another agent. */
    public static final String INVOKE_AGENT = "invoke_agent";

    /** Operation: a process of several agents. */
    public static final String INVOKE_WORKFLOW = "invoke_workflow";

    /** Operation: an agent makes a plan. */
    public static final String PLAN = "plan";

    /** Operation: an agent is created. */
    public static final String CREATE_AGENT = "create_agent";

    /** Operation: a tool call. */
    public static final String EXECUTE_TOOL = "execute_tool";

    /** Operation: memory is searched. */
    public static final String SEARCH_MEMORY = "search_memory";

    /** Operation: a record is written, be it new or not. */
    public static final String UPSERT_MEMORY = "upsert_memory";

    /** Operation: a record is deleted. */
    public static final String DELETE_MEMORY = "delete_memory";

    /** Event: an evaluator said something. */
    public static final String EVALUATION_RESULT = "gen_ai.evaluation.result";

    /** Metric: how long tool calls take, in seconds. */
    public static final String EXECUTE_TOOL_DURATION = "gen_ai.execute_tool.duration";

    /** Metric: how long turns take, in seconds. */
    public static final String INVOKE_AGENT_DURATION = "gen_ai.invoke_agent.duration";

    /** Metric: how long workflows take, in seconds. */
    public static final String WORKFLOW_DURATION = "gen_ai.workflow.duration";

    private GenAiAttributes() {}
}
