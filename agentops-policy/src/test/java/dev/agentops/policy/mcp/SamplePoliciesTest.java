package dev.agentops.policy.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.CedarAuthorizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that others wrote for a schema hold for what is generated from it. */
class SamplePoliciesTest {
    private static final String SAMPLES = "cedar-for-agents/sample-policies";

    @TempDir
    private Path folder;

    @Test
    void aSchemaWithToolsAddedStillValidatesThePoliciesOfItsStub() throws IOException {
        String stub = SharedTools.text(SAMPLES + "/photo_sharing.cedarschema")
                .replace("entity Photo", "@mcp_resource entity Photo")
                .replace("entity User", "@mcp_principal entity User");
        GeneratedSchema schema = CedarSchemaGenerator.stub(stub)
                .plainValues(true)
                .build()
                .generate(Described.argument("{\"type\": \"integer\"}", "resize"));
        JsonNode actions = schema.json().path("PhotoSharing").path("actions");
        assertThat(actions).hasSize(5);

        int validated = 0;
        for (Path sample : samples()) {
            Path policies = Files.createDirectory(folder.resolve(String.valueOf(validated++)));
            Files.copy(sample, policies.resolve("sample.cedar"));
            Files.writeString(policies.resolve("schema.cedarschema"), schema.cedar());
            Files.writeString(
                    policies.resolve("resize.cedar"),
                    "permit (principal, action == PhotoSharing::Action::\"resize\", resource)"
                            + " when { context.input has x && context.input.x < 5 };");
            CedarAuthorizer.load(policies);
        }
        assertThat(validated).isEqualTo(6);
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SharedTools.at(SAMPLES))) {
            return files.filter(file -> file.toString().endsWith(".cedar"))
                    .sorted()
                    .toList();
        }
    }
}
