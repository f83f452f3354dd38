package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.CedarMapping;
import dev.agentops.policy.PartialAnswer;
import dev.agentops.policy.value.EntityUid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under schemas that others made of tools, users have an id and a name: a mapping gives them, and policies read them. */
class PrincipalIdTest {
    private static final String POLICY = """
            permit (principal is MyMcpServer::User, action, resource)
            when { principal.id == "alice" && principal.username like "Al*" };
            """;

    private static final AgentIdentity AGENT = new AgentIdentity("desk", "1", "test");

    @TempDir
    private Path folder;

    private record Mapping() implements CedarMapping {
        @Override
        public EntityUid principal(Principal principal) {
            return new EntityUid("MyMcpServer::User", principal.id());
        }

        @Override
        public Set<EntityUid> parents(Principal principal) {
            return Set.of();
        }

        @Override
        public Map<String, String> tags(Principal principal) {
            return Map.of();
        }

        @Override
        public Map<String, ?> attributes(Principal principal) {
            return Map.of("id", principal.id(), "username", principal.tags().getOrDefault("name", ""));
        }

        @Override
        public EntityUid action(Action action) {
            return new EntityUid("MyMcpServer::Action", action.name());
        }

        @Override
        public EntityUid resource(AuthorizationRequest request) {
            return new EntityUid("MyMcpServer::McpServer", "one");
        }

        @Override
        public Map<String, ?> context(AuthorizationRequest request) {
            return Map.of("input", request.input());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "simple/tool_tuple.cedarschema, tuple_tool",
        "simple/tool_mixed_array.cedarschema, mixed_array_tool",
        "simple/tool_nullable_objects.cedarschema, alert_tool",
        "simple/tool_default.cedarschema, test_tool",
        "dedup/dedup_tools.cedarschema, tool_b"
    })
    void aPolicyMayReadThem(String schema, String tool) throws IOException {
        Files.writeString(folder.resolve("a.cedar"), POLICY);
        Files.writeString(
                folder.resolve("schema.cedarschema"), SharedTools.text("cedar-for-agents/examples/" + schema));
        CedarAuthorizer authorizer =
                CedarAuthorizer.builder(folder).mapping(new Mapping()).load();

        assertThat(authorizer.mayCall(named("alice", "Alice"), Action.tool(tool), AGENT))
                .isEqualTo(PartialAnswer.YES);
        assertThat(authorizer.mayCall(named("bob", "Alan"), Action.tool(tool), AGENT))
                .isEqualTo(PartialAnswer.NO);
    }

    private static Principal named(String id, String name) {
        return Principal.builder("acme", id, Authentication.inProcess("test"))
                .tag("name", name)
                .build();
    }
}
