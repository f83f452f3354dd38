package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.Provenance;
import dev.agentops.identity.Principal;
import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.EntityUid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attributes that a mapping gives to principals. */
class MappedAttributesTest {
    private static final String SCHEMA = """
            entity User = { "level": Long, limit?: decimal, desk?: String } tags String;
            entity Agent;
            action refund appliesTo { principal: User, resource: Agent, context: { input: {} } };
            """;
    private static final String POLICY = "permit(principal, action, resource) when { ";

    @TempDir
    private Path folder;

    private record Mapping(Map<String, ?> given) implements CedarMapping {
        @Override
        public EntityUid principal(Principal principal) {
            return CedarMapping.standard().principal(principal);
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
            return given;
        }

        @Override
        public EntityUid action(Action action) {
            return CedarMapping.standard().action(action);
        }

        @Override
        public EntityUid resource(AuthorizationRequest request) {
            return CedarMapping.standard().resource(request);
        }

        @Override
        public Map<String, ?> context(AuthorizationRequest request) {
            return Map.of("input", request.input());
        }
    }

    private Decision decide(String condition, String schema, String entities, Map<String, ?> given) throws IOException {
        Files.writeString(folder.resolve("a.cedar"), POLICY + condition + " };");
        Files.writeString(folder.resolve("entities.json"), entities);
        if (schema.isEmpty()) {
            Files.deleteIfExists(folder.resolve("schema.cedarschema"));
        } else {
            Files.writeString(folder.resolve("schema.cedarschema"), schema);
        }
        CedarAuthorizer authorizer = CedarAuthorizer.builder(folder)
                .mapping(new Mapping(given))
                .shadow(ShadowVerification.ofShare(1))
                .load();
        Decision decision = authorizer.decide(Requests.tool("refund", "{}"));
        authorizer.close();
        assertThat(authorizer.shadowStats().disagreed()).isZero();
        assertThat(authorizer.shadowStats().failed()).isZero();
        return decision;
    }

    @Test
    void theyWinOverThoseOfTheFileAndLeaveTheOthers() throws IOException {
        String entities = "[{\"uid\": {\"type\": \"User\", \"id\": \"alice\"}, \"parents\": [],"
                + " \"attrs\": {\"level\": 1, \"desk\": \"north\"}}]";

        for (String schema : new String[] {SCHEMA, ""}) {
            assertThat(decide(
                            "principal.level == 3 && principal has desk && principal.desk == \"north\"",
                            schema,
                            entities,
                            Map.of("level", 3L)))
                    .isInstanceOf(Decision.Allow.class);
            assertThat(decide("principal.level == 1", schema, entities, Map.of()))
                    .isInstanceOf(Decision.Allow.class);
        }
    }

    @Test
    void theyAreTypedByTheSchemaWhichMayLeaveSomeOut() throws IOException {
        assertThat(decide(
                        "principal has limit && principal.limit.lessThan(decimal(\"2.0\"))",
                        SCHEMA,
                        "[]",
                        Map.of("level", 1L, "limit", "1.5", "unknown", true)))
                .isInstanceOf(Decision.Allow.class);
        assertThat(decide(
                        "principal.limit like \"1*\" && principal.unknown",
                        "",
                        "[]",
                        Map.of("limit", "1.5", "unknown", true)))
                .isInstanceOf(Decision.Allow.class);
    }

    @Test
    void oneThatIsMissingOrOfAnotherTypeDeniesTheCall() throws IOException {
        assertThat(decide("true", SCHEMA, "[]", Map.of("level", "high"))
                        .errors()
                        .get(0)
                        .message())
                .contains("/principal/level must be an integer");
        assertThat(decide("true", SCHEMA, "[]", Map.of("desk", "north"))
                        .errors()
                        .get(0)
                        .message())
                .contains("requires the attribute level");
    }

    @Test
    void aPolicyThatTheOfficialEngineDecidesSeesThem() {
        LoadedPolicies loaded = new Folder(folder)
                .with("a.cedar", POLICY + "principal.level == 3 && principal has desk };")
                .loaded();
        PolicyDecider decider = new PolicyDecider(
                loaded,
                new RequestBuilder(
                        new Mapping(Map.of("level", 3L, "desk", List.of(new CedarDateTime(1_000)))),
                        null,
                        null,
                        loaded.engines().compiled()),
                new Verdicts(
                        loaded.policies(),
                        Provenance.ofVersion("v1").withMode(EnforcementMode.ENFORCE),
                        ForbidErrors.DENY),
                new ShadowChecks(ShadowVerification.ofShare(0), () -> 1, InstantSource.system()),
                new Moves(loaded.policies(), new MovedPolicies()));
        decider.moveToOfficial(Set.of(0));

        assertThat(decider.decide(Requests.tool("refund", "{}"))).isInstanceOf(Decision.Allow.class);
    }
}
