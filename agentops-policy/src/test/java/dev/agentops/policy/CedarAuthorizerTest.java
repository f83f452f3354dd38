package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CedarAuthorizerTest {
    private static final String PERMIT_ALL = "@id(\"all\") permit (principal, action, resource);\n";

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path);
    }

    @Test
    void nothingIsAllowedThatNoPermitNames() {
        CedarAuthorizer authorizer = folder.with("a.cedar", "permit (principal, action == Action::\"get\", resource);")
                .load();

        Decision decision = authorizer.decide(Requests.tool("put", "{}"));

        assertThat(decision)
                .isEqualTo(new Decision.Deny(java.util.List.of(), java.util.List.of(), authorizer.version()));
    }

    @Test
    void aForbidWinsOverEveryPermit() {
        CedarAuthorizer authorizer = folder.with(
                        "a.cedar",
                        PERMIT_ALL
                                + "@id(\"limit\") @advice(\"At most 10.\") forbid (principal, action, resource)"
                                + " when { context.input.count > 10 && context.input has note };")
                .load();

        assertThat(authorizer.decide(Requests.tool("get", "{\"count\": 10}"))).isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(Requests.tool("get", "{\"count\": 11, \"note\": \"\"}")))
                .isEqualTo(new Decision.Deny(
                        java.util.List.of(new Reason("limit", "At most 10.", java.util.List.of("count", "note"))),
                        java.util.List.of(),
                        authorizer.version()));
    }
}
