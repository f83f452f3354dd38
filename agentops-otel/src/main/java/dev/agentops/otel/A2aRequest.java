package dev.agentops.otel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an A2A request before it is handled. Not thread-safe.
 *
 * @see <a href="https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/a2a.md">the convention</a>
 */
public final class A2aRequest {
    private static final int MOST_REFERENCES = 32;
    private static final Set<String> METHODS = Set.of(
            "CancelTask",
            "CreateTaskPushNotificationConfig",
            "DeleteTaskPushNotificationConfig",
            "GetExtendedAgentCard",
            "GetTask",
            "GetTaskPushNotificationConfig",
            "ListTaskPushNotificationConfigs",
            "ListTasks",
            "SendMessage",
            "SendStreamingMessage",
            "SubscribeToTask");

    private static final Set<String> STATES = Set.of(
            "TASK_STATE_AUTH_REQUIRED",
            "TASK_STATE_CANCELED",
            "TASK_STATE_COMPLETED",
            "TASK_STATE_FAILED",
            "TASK_STATE_INPUT_REQUIRED",
            "TASK_STATE_REJECTED",
            "TASK_STATE_SUBMITTED",
            "TASK_STATE_UNSPECIFIED",
            "TASK_STATE_WORKING");

    private final String method;
    private @Nullable String messageId;
    private @Nullable String taskId;
    private @Nullable String contextId;
    private @Nullable String tenant;
    private @Nullable String protocolVersion;
    private @Nullable String agent;
    private @Nullable String agentVersion;
    private @Nullable String server;
    private int port;
    private List<String> references = List.of();

    private A2aRequest(String method) {
        this.method = METHODS.contains(method) ? method : GenAiAttributes.OTHER;
    }

    /** A request by the name of its operation, for instance {@code SendMessage}. */
    public static A2aRequest of(String method) {
        return new A2aRequest(method);
    }

    /** The message that is sent. */
    public A2aRequest messageId(String id) {
        messageId = id(id);
        return this;
    }

    /** The task that it is about. */
    public A2aRequest taskId(String id) {
        taskId = id(id);
        return this;
    }

    /** The tasks that the message refers to. */
    public A2aRequest referenceTaskIds(List<String> ids) {
        references = ids.stream().limit(MOST_REFERENCES).map(A2aRequest::id).toList();
        return this;
    }

    /** The context id, which stands for the conversation in place of the session's id. */
    public A2aRequest contextId(String id) {
        contextId = id(id);
        return this;
    }

    /** The tenant that it is routed to. */
    public A2aRequest tenant(String id) {
        tenant = id(id);
        return this;
    }

    /** The version of the protocol, for instance {@code 1.0}. */
    public A2aRequest protocolVersion(String version) {
        protocolVersion = BoundedText.cut(version, Instruments.LONGEST_ID);
        return this;
    }

    /** The agent that answers, as its card has it. */
    public A2aRequest agent(String name, String version) {
        agent = id(name);
        agentVersion = id(version);
        return this;
    }

    /** Where the server is; for clients. */
    public A2aRequest server(String address, int port) {
        server = id(address);
        this.port = port;
        return this;
    }

    /** Puts the state of the task, which only the answer tells, on the span of the operation. */
    public static void taskState(GenAiOperation operation, String state) {
        operation.set(ProposedA2aAttributes.TASK_STATE, state(state));
    }

    private static String state(String state) {
        return STATES.contains(state) ? state : GenAiAttributes.OTHER;
    }

    private static String id(String text) {
        return BoundedText.cut(text, Instruments.LONGEST_ID);
    }

    String method() {
        return method;
    }

    @Nullable String contextId() {
        return contextId;
    }

    void describe(OptionalAttributes span, boolean isClient) {
        span.put(ProposedA2aAttributes.MESSAGE_ID, messageId);
        span.put(ProposedA2aAttributes.TASK_ID, taskId);
        span.put(ProposedA2aAttributes.TENANT, tenant);
        span.put(ProposedA2aAttributes.PROTOCOL_VERSION, protocolVersion);
        span.put(ProposedA2aAttributes.REFERENCE_TASK_IDS, references.isEmpty() ? null : references);
        span.put(GenAiAttributes.AGENT_NAME, agent);
        span.put(GenAiAttributes.AGENT_VERSION, agentVersion);
        if (server != null && isClient) {
            span.put(ProtocolAttributes.SERVER_ADDRESS, server);
            span.put(ProtocolAttributes.SERVER_PORT, (long) port);
        }
    }
}
