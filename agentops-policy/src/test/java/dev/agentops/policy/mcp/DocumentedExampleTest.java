package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.authorization.Decision;
import dev.agentops.policy.CedarAuthorizer;
import dev.agentops.policy.PolicyInvalidException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/policies.md. */
class DocumentedExampleTest {
    private static final String POLICY = """
            @id("small-refunds")
            permit (principal in Group::"support", action == Action::"refund", resource)
            when { context.input.amount.lessThan(decimal("100.0")) };
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSchema() throws IOException {
        McpToolDescriptions tools = McpToolDescriptions.parse("tools.json", """
                {"name": "refund", "inputSchema": {"type": "object", "required": ["order_id", "amount"], "properties": {
                  "order_id": {"type": "string"}, "amount": {"type": "number"}, "reason": {"type": ["string", "null"]}}}}
                """);
        Files.writeString(
                folder.resolve("schema.cedarschema"), Described.plain(tools).cedar());
    }

    @Test
    void aPolicyDecidesByTheGeneratedSchema() throws IOException {
        CedarAuthorizer authorizer = load(POLICY);

        assertThat(decide(authorizer, "{\"order_id\": \"o1\", \"amount\": 99.5, \"reason\": null}"))
                .isInstanceOf(Decision.Allow.class);
        assertThat(decide(authorizer, "{\"order_id\": \"o1\", \"amount\": 99}")).isInstanceOf(Decision.Allow.class);
        assertThat(decide(authorizer, "{\"order_id\": \"o1\", \"amount\": 100}"))
                .isInstanceOf(Decision.Deny.class);
        assertThat(decide(authorizer, "{\"order_id\": \"o1\", \"amount\": 1, \"further\": true}"))
                .isInstanceOf(Decision.Deny.class);
    }

    @Test
    void aPolicyThatReadsWhatIsNotThereDoesNotLoad() {
        assertThatThrownBy(() -> load(POLICY.replace("amount", "amuont")))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("amuont");
        assertThatThrownBy(() -> load(POLICY.replace(
                        "context.input.amount", "context.input.reason == \"x\" || context.input.amount")))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("reason");
    }

    private CedarAuthorizer load(String policy) throws IOException {
        Files.writeString(folder.resolve("guard.cedar"), policy);
        return CedarAuthorizer.load(folder);
    }

    private static Decision decide(CedarAuthorizer authorizer, String arguments) {
        return authorizer.decide(LiveCalls.call("refund", arguments));
    }
}
