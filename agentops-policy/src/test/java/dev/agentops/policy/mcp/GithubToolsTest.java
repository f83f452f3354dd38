package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.authorization.Decision;
import dev.agentops.policy.CedarAuthorizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Descriptions that a real server gives of its tools. */
class GithubToolsTest {
    private static final int TOOLS = 59;

    @TempDir
    private Path folder;

    @Test
    void allToolsHaveOneSchemaAgainstWhichPoliciesAreValidated() throws IOException {
        McpToolDescriptions tools = tools();
        GeneratedSchema schema = CedarSchemaGenerator.standard().build().generate(tools);

        JsonNode actions = schema.json().path("").path("actions");
        assertThat(actions).hasSize(TOOLS);
        assertThat(tools.names()).allMatch(actions::has);
        Files.writeString(folder.resolve("schema.cedarschema"), schema.cedar());
        Files.writeString(folder.resolve("guard.cedar"), """
                @id("own-repositories")
                permit (
                    principal,
                    action in [Action::"delete_repository", Action::"delete_file"],
                    resource
                )
                when { context.input.owner == context.session.actor };
                """);
        CedarAuthorizer authorizer = CedarAuthorizer.load(folder);

        assertThat(authorizer.decide(LiveCalls.call("delete_repository", "{\"owner\": \"alice\", \"repo\": \"r\"}")))
                .isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(LiveCalls.call("delete_repository", "{\"owner\": \"bob\", \"repo\": \"r\"}")))
                .isInstanceOf(Decision.Deny.class);
    }

    @Test
    void allToolsHaveOneSchemaOfEntityTypesUnderEveryOption() {
        McpToolDescriptions tools = tools();
        int schemas = 0;
        for (int bits = 0; bits < 32; bits++) {
            GeneratedSchema schema = CedarSchemaGenerator.stub(Described.STUB)
                    .objectsAsRecords((bits & 1) != 0)
                    .includeOutputs((bits & 2) != 0)
                    .flattenNamespaces((bits & 4) != 0)
                    .numbersAsDecimal((bits & 8) != 0)
                    .deduplicate((bits & 16) != 0)
                    .build()
                    .generate(tools);
            assertThat(schema.json().path("Desk").path("actions")).hasSize(TOOLS + 1);
            schemas++;
        }
        assertThat(schemas).isEqualTo(32);
    }

    private static McpToolDescriptions tools() {
        return McpToolDescriptions.read(SharedTools.at("github-mcp-server/__toolsnaps__"));
    }
}
