package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Names for A2A that are only proposed to the GenAI semantic conventions (pull request 195 of their repository), in one place: a
 * rename is an edit of this class. Nothing has these names unless {@link GenAiOperations#a2aClient} or
 * {@link GenAiOperations#a2aServer} was called.
 */
public final class ProposedA2aAttributes {
    /** The operation of A2A; {@link GenAiAttributes#OTHER} when the protocol has none such. */
    public static final AttributeKey<String> METHOD_NAME = AttributeKey.stringKey("a2a.method.name");

    /** The message of an A2A request. */
    public static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("a2a.message.id");

    /** The tasks that a message refers to, at most 32. */
    public static final AttributeKey<List<String>> REFERENCE_TASK_IDS =
            AttributeKey.stringArrayKey("a2a.message.reference_task_ids");

    /** The task that a request or response is about. */
    public static final AttributeKey<String> TASK_ID = AttributeKey.stringKey("a2a.task.id");

    /** The state of that task. */
    public static final AttributeKey<String> TASK_STATE = AttributeKey.stringKey("a2a.task.state");

    /** The tenant that a request is routed to. */
    public static final AttributeKey<String> TENANT = AttributeKey.stringKey("a2a.tenant");

    /** The version of A2A. */
    public static final AttributeKey<String> PROTOCOL_VERSION = AttributeKey.stringKey("a2a.protocol.version");

    private ProposedA2aAttributes() {}
}
