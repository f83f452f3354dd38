package dev.agentops.policy.mcp;

/** Stubs for the mappings that this library brings. */
final class StandardStubs {
    /** What {@code CedarMapping.standard()} tells of a call. */
    static final String STANDARD = """
            @mcp_principal
            entity User in [Group] tags String;

            entity Group;

            @mcp_resource
            entity Agent;

            @mcp_context("session")
            type Session = {
                id: String,
                actor: String,
                authenticated: Bool,
                tenant: String,
                turn: Long,
                calls: Long,
                tainted: Bool,
            };

            @mcp_context("agent")
            type AgentInfo = {
                name: String,
                version: String,
                environment: String,
            };
            """;

    /** What Amazon Bedrock AgentCore Policy tells of a call. */
    static final String AGENT_CORE = """
            namespace AgentCore {
                @mcp_principal
                entity OAuthUser {
                    id: String,
                } tags String;

                @mcp_resource
                entity Gateway;
            }
            """;

    /** Between an AgentCore target and the name of its tool. */
    static final String TARGET_SEPARATOR = "___";

    private StandardStubs() {}
}
