package dev.agentops.otel;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The names of what goes over a wire, in one place: the conventions for MCP ({@code mcp.md}) of the GenAI semantic conventions,
 * in development, and what they take from the general ones.
 */
public final class ProtocolAttributes {
    /** The method of an MCP request or notification; {@link GenAiAttributes#OTHER} when the protocol has none such. */
    public static final AttributeKey<String> MCP_METHOD_NAME = AttributeKey.stringKey("mcp.method.name");

    /** The MCP session. */
    public static final AttributeKey<String> MCP_SESSION_ID = AttributeKey.stringKey("mcp.session.id");

    /** The version of MCP, a date. */
    public static final AttributeKey<String> MCP_PROTOCOL_VERSION = AttributeKey.stringKey("mcp.protocol.version");

    /** The resource that is read or subscribed to. */
    public static final AttributeKey<String> MCP_RESOURCE_URI = AttributeKey.stringKey("mcp.resource.uri");

    /** The id of a JSON-RPC request. */
    public static final AttributeKey<String> JSONRPC_REQUEST_ID = AttributeKey.stringKey("jsonrpc.request.id");

    /** The error code of a JSON-RPC response. */
    public static final AttributeKey<String> RPC_STATUS_CODE = AttributeKey.stringKey("rpc.response.status_code");

    /** {@code pipe}, {@code tcp} or {@code quic}. */
    public static final AttributeKey<String> NETWORK_TRANSPORT = AttributeKey.stringKey("network.transport");

    /** {@code http}; absent over pipes. */
    public static final AttributeKey<String> NETWORK_PROTOCOL_NAME = AttributeKey.stringKey("network.protocol.name");

    /** The version of that protocol. */
    public static final AttributeKey<String> NETWORK_PROTOCOL_VERSION =
            AttributeKey.stringKey("network.protocol.version");

    /** Whom a client calls. */
    public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");

    /** The port of whom a client calls. */
    public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");

    /** Who calls a server. */
    public static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");

    /** The port of who calls a server. */
    public static final AttributeKey<Long> CLIENT_PORT = AttributeKey.longKey("client.port");

    /** Value of {@code error.type} for a tool that answered with {@code isError}. */
    public static final String TOOL_ERROR = "tool_error";

    /** Metric: how long an MCP request takes that is sent, in seconds. */
    public static final String MCP_CLIENT_DURATION = "mcp.client.operation.duration";

    /** Metric: how long an MCP request takes that came in, in seconds. */
    public static final String MCP_SERVER_DURATION = "mcp.server.operation.duration";

    private ProtocolAttributes() {}
}
