package dev.agentops.otel;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an MCP request or notification before it is handled. Not thread-safe.
 *
 * <p>Names of tools and prompts often come from a model or from a peer. Who makes the request says whether there is such a
 * tool; where there is none, the name is nowhere recorded.
 *
 * @see <a href="https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/mcp.md">the convention</a>
 */
public final class McpRequest {
    static final String CALL = "tools/call";

    private static final Set<String> METHODS = Set.of(
            "completion/complete",
            "elicitation/create",
            "initialize",
            "logging/setLevel",
            "notifications/cancelled",
            "notifications/initialized",
            "notifications/message",
            "notifications/progress",
            "notifications/prompts/list_changed",
            "notifications/resources/list_changed",
            "notifications/resources/updated",
            "notifications/roots/list_changed",
            "notifications/tools/list_changed",
            "ping",
            "prompts/get",
            "prompts/list",
            "resources/list",
            "resources/read",
            "resources/subscribe",
            "resources/templates/list",
            "resources/unsubscribe",
            "roots/list",
            "sampling/createMessage",
            CALL,
            "tools/list");

    private final String method;
    private @Nullable String tool;
    private @Nullable String prompt;
    private @Nullable String resource;
    private @Nullable String requestId;
    private @Nullable String sessionId;
    private @Nullable String protocolVersion;
    private @Nullable String transport;
    private @Nullable String protocol;
    private @Nullable String protocolNumber;
    private @Nullable String peer;
    private int port;

    private McpRequest(String method) {
        this.method = METHODS.contains(method) ? method : GenAiAttributes.OTHER;
    }

    /** A request or notification, for instance {@code tools/list}. */
    public static McpRequest of(String method) {
        return new McpRequest(method);
    }

    /**
     * A call of a tool.
     *
     * @param exists whether the server has that tool, as far as is known
     */
    public static McpRequest toolCall(String tool, boolean exists) {
        McpRequest request = new McpRequest(CALL);
        request.tool = exists ? tool : GenAiAttributes.OTHER;
        return request;
    }

    /**
     * The prompt that is asked for.
     *
     * @param exists whether the server has that prompt, as far as is known
     */
    public McpRequest prompt(String name, boolean exists) {
        prompt = exists ? name : GenAiAttributes.OTHER;
        return this;
    }

    /** The resource that it is about; what follows {@code ?} or {@code #} is not recorded. */
    public McpRequest resource(String uri) {
        resource = BoundedText.cut(uri.split("[?#]", 2)[0], Instruments.LONGEST_ID);
        return this;
    }

    /** The id of the JSON-RPC request as text; none for a notification. */
    public McpRequest requestId(String id) {
        requestId = BoundedText.cut(id, Instruments.LONGEST_ID);
        return this;
    }

    /** The MCP session. */
    public McpRequest sessionId(String id) {
        sessionId = BoundedText.cut(id, Instruments.LONGEST_ID);
        return this;
    }

    /** The version of the protocol, a date; anything else is recorded as {@link GenAiAttributes#OTHER}. */
    public McpRequest protocolVersion(String version) {
        protocolVersion = version.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? version : GenAiAttributes.OTHER;
        return this;
    }

    /** It goes through the standard streams of a process. */
    public McpRequest overStandardStreams() {
        transport = "pipe";
        protocol = null;
        protocolNumber = null;
        return this;
    }

    /** It goes over HTTP of a version such as {@code 1.1}, {@code 2} or {@code 3}. */
    public McpRequest overHttp(String version) {
        transport = version.startsWith("3") ? "quic" : "tcp";
        protocol = "http";
        protocolNumber = version.matches("[0-9](\\.[0-9])?") ? version : GenAiAttributes.OTHER;
        return this;
    }

    /** The other side: for a client the server, from configuration; for a server the client. */
    public McpRequest peer(String address, int port) {
        peer = BoundedText.cut(address.toLowerCase(Locale.ROOT), Instruments.LONGEST_ID);
        this.port = port;
        return this;
    }

    /** What spans have and metrics may not: it is different for each request, or comes from who calls. */
    void describeRequest(OptionalAttributes span, boolean isServer) {
        span.put(ProtocolAttributes.MCP_RESOURCE_URI, resource);
        span.put(ProtocolAttributes.JSONRPC_REQUEST_ID, requestId);
        span.put(ProtocolAttributes.MCP_SESSION_ID, sessionId);
        if (peer != null && isServer) {
            span.put(ProtocolAttributes.CLIENT_ADDRESS, peer);
            span.put(ProtocolAttributes.CLIENT_PORT, (long) port);
        }
    }

    /** What spans and metrics have. */
    void describeKind(OptionalAttributes common, boolean isServer) {
        common.put(ProtocolAttributes.MCP_METHOD_NAME, method);
        common.put(ProtocolAttributes.MCP_PROTOCOL_VERSION, protocolVersion);
        common.put(ProtocolAttributes.NETWORK_TRANSPORT, transport);
        common.put(ProtocolAttributes.NETWORK_PROTOCOL_NAME, protocol);
        common.put(ProtocolAttributes.NETWORK_PROTOCOL_VERSION, protocolNumber);
        if (peer != null && !isServer) {
            common.put(ProtocolAttributes.SERVER_ADDRESS, peer);
            common.put(ProtocolAttributes.SERVER_PORT, (long) port);
        }
    }

    String method() {
        return method;
    }

    @Nullable String tool() {
        return tool;
    }

    @Nullable String prompt() {
        return prompt;
    }
}
