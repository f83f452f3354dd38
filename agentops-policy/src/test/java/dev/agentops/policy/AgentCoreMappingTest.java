package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies in the style of Amazon Bedrock AgentCore Policy. */
class AgentCoreMappingTest {
    private static final String ARN = "arn:aws:bedrock-agentcore:eu-central-1:111122223333:gateway/desk-1";
    private static final AgentCoreMapping MAPPING = CedarMapping.agentCore(ARN);
    private static final String SCHEMA = """
            namespace AgentCore {
                entity OAuthUser tags String;
                entity Gateway;
                action Mcp;
                action CallTool in [Mcp];
                action "Desk___pay_back" in [CallTool] appliesTo {
                    principal: OAuthUser, resource: Gateway, context: { input: { amount: Long, reason?: String } } };
                action "Desk___look_up" in [CallTool] appliesTo {
                    principal: OAuthUser, resource: Gateway, context: { input: { id: String } } };
            }
            """;
    private static final String POLICIES = """
            permit(
              principal is AgentCore::OAuthUser,
              action == AgentCore::Action::"Desk___pay_back",
              resource == AgentCore::Gateway::"%1$s"
            ) when {
              principal.hasTag("scope") && principal.getTag("scope") like "*desk:pay*" && context.input.amount < 500
            };
            permit(
              principal is AgentCore::OAuthUser,
              action in [AgentCore::Action::"Desk___look_up"],
              resource is AgentCore::Gateway
            ) when { principal.hasTag("role") && ["clerk", "lead"].contains(principal.getTag("role")) };
            forbid(principal, action in AgentCore::Action::"CallTool", resource)
            when { context.input has reason && context.input.reason like "*test*" } ;
            """.formatted(ARN);

    @TempDir
    Path folder;

    private CedarAuthorizer load(AgentCoreMapping mapping, String policies, String schema) throws IOException {
        Files.writeString(folder.resolve("a.cedar"), policies);
        if (schema.isEmpty()) {
            Files.deleteIfExists(folder.resolve("schema.cedarschema"));
        } else {
            Files.writeString(folder.resolve("schema.cedarschema"), schema);
        }
        return CedarAuthorizer.builder(folder).mapping(mapping).load();
    }

    private static Decision decide(
            CedarAuthorizer authorizer, String tool, Map<String, ?> input, Map<String, String> tags) {
        Principal principal = Principal.builder("t", "u-1", Authentication.verifiedToken("issuer"))
                .tags(tags)
                .build();
        return authorizer.decide(new AuthorizationRequest(
                principal,
                Action.tool(tool),
                new AgentIdentity("agent", "1", "dev"),
                new SessionFacts("s", 1, 0, TrustLabel.TRUSTED),
                JsonObject.copyOf(input)));
    }

    private static boolean allows(
            CedarAuthorizer authorizer, String tool, Map<String, ?> input, Map<String, String> tags) {
        return decide(authorizer, tool, input, tags) instanceof Decision.Allow;
    }

    @Test
    void policiesDecideByTagsActionGatewayAndArguments() throws IOException {
        String[] schemas = {SCHEMA, ""};
        for (String schema : schemas) {
            String policies = schema.isEmpty()
                    ? POLICIES.replace("action in AgentCore::Action::\"CallTool\"", "action")
                    : POLICIES.replace(
                            "action in AgentCore::Action::\"CallTool\"",
                            "action == AgentCore::Action::\"Desk___pay_back\"");
            CedarAuthorizer authorizer = load(MAPPING, policies, schema);
            Map<String, String> payer = Map.of("scope", "openid desk:pay mail");

            assertThat(allows(authorizer, "Desk___pay_back", Map.of("amount", 499), payer))
                    .isTrue();
            assertThat(allows(authorizer, "Desk___pay_back", Map.of("amount", 500), payer))
                    .isFalse();
            assertThat(allows(authorizer, "Desk___pay_back", Map.of("amount", 1), Map.of()))
                    .isFalse();
            assertThat(allows(authorizer, "Desk___pay_back", Map.of("amount", 1, "reason", "a test"), payer))
                    .isFalse();
            assertThat(allows(authorizer, "Desk___look_up", Map.of("id", "x"), Map.of("role", "lead")))
                    .isTrue();
            assertThat(allows(authorizer, "Desk___look_up", Map.of("id", "x"), payer))
                    .isFalse();
            assertThat(allows(authorizer, "Desk__pay_back", Map.of("amount", 1), payer))
                    .isFalse();
        }
    }

    @Test
    void anotherGatewayIsAnother() throws IOException {
        CedarAuthorizer authorizer = load(
                CedarMapping.agentCore(ARN + "2"),
                POLICIES.replace("in AgentCore::Action::\"CallTool\"", "").replace("action ,", "action,"),
                "");

        assertThat(allows(authorizer, "Desk___pay_back", Map.of("amount", 1), Map.of("scope", "desk:pay")))
                .isFalse();
    }

    @Test
    void anIamEntityHasNoTags() throws IOException {
        CedarAuthorizer authorizer = load(
                MAPPING.iam(),
                "permit(principal == AgentCore::IamEntity::\"u-1\", action, resource) unless { principal.hasTag(\"x\") };",
                "");

        assertThat(allows(authorizer, "A___b", Map.of(), Map.of("x", "y"))).isTrue();
    }

    @Test
    void toolsMayBeRegisteredByTheirOwnNames() throws IOException {
        CedarAuthorizer authorizer = load(
                MAPPING.targets(Map.of("pay_back", "Desk")),
                "permit(principal, action == AgentCore::Action::\"Desk___pay_back\", resource);",
                "");

        assertThat(allows(authorizer, "pay_back", Map.of(), Map.of())).isTrue();
        assertThat(allows(authorizer, "Desk___pay_back", Map.of(), Map.of())).isFalse();
    }

    @Test
    void aNameThatCanBeReadInTwoWaysIsNoAction() throws IOException {
        CedarAuthorizer three = load(MAPPING, "permit(principal, action, resource);", "");
        CedarAuthorizer two = load(MAPPING.separator("__"), "permit(principal, action, resource);", "");

        for (String name : new String[] {"a____b", "a___b___c", "___b", "a___", "ab", "a__b"}) {
            assertThat(allows(three, name, Map.of(), Map.of())).as(name).isFalse();
        }
        assertThat(allows(two, "a__b", Map.of(), Map.of())).isTrue();
        assertThat(allows(two, "a___b", Map.of(), Map.of())).isFalse();
        assertThatThrownBy(() -> MAPPING.targets(Map.of("_a", "T"))).hasMessageContaining("could be that of another");
        assertThatThrownBy(() -> MAPPING.separator("/")).hasMessageContaining("no separator");
    }

    @Test
    void aSchemaWithTheOtherSeparatorDoesNotLoad() {
        assertThatThrownBy(() -> load(MAPPING.separator("__"), "permit(principal, action, resource);", SCHEMA))
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("Desk___look_up", "Desk___pay_back");
    }

    private static final String WITH_ID = SCHEMA.replace(
                    "entity OAuthUser", "entity IamEntity = { id: String };\n" + "entity OAuthUser = { id: String }")
            .replace("principal: OAuthUser", "principal: [OAuthUser, IamEntity]");

    private static final String BY_ID = """
            permit(principal is AgentCore::OAuthUser, action == AgentCore::Action::"Desk___look_up", resource)
            when { principal.id == "u-1" };
            permit(principal is AgentCore::IamEntity, action == AgentCore::Action::"Desk___look_up", resource)
            when { principal.id like "arn:aws:sts::111122223333:assumed-role/clerk/*" };
            """;

    private static Decision lookUp(CedarAuthorizer authorizer, String type, String id) {
        return authorizer.decide(lookUp(type, id));
    }

    private static AuthorizationRequest lookUp(String type, String id) {
        return new AuthorizationRequest(
                principal(type, id),
                Action.tool("Desk___look_up"),
                new AgentIdentity("agent", "1", "dev"),
                new SessionFacts("s", 1, 0, TrustLabel.TRUSTED),
                JsonObject.copyOf(Map.of("id", "x")));
    }

    private static Principal principal(String type, String id) {
        return Principal.builder("t", id, Authentication.verifiedToken("issuer"))
                .type(type)
                .tag("k", "v")
                .build();
    }

    @Test
    void theIdOfAPrincipalIsAnAttributeOfIt() throws IOException {
        String arn = "arn:aws:sts::111122223333:assumed-role/clerk/session";
        for (String schema : List.of(WITH_ID, "")) {
            CedarAuthorizer oauth = load(MAPPING, BY_ID, schema);
            assertThat(lookUp(oauth, "User", "u-1")).isInstanceOf(Decision.Allow.class);
            assertThat(lookUp(oauth, "User", "u-2")).isInstanceOf(Decision.Deny.class);
            assertThat(lookUp(oauth, "User", arn)).isInstanceOf(Decision.Deny.class);

            CedarAuthorizer iam = load(MAPPING.iam(), BY_ID, schema);
            assertThat(lookUp(iam, "User", arn)).isInstanceOf(Decision.Allow.class);
            assertThat(lookUp(iam, "User", "u-1")).isInstanceOf(Decision.Deny.class);
        }
    }

    @Test
    void theIdIsKnownToEveryEngineAndToEveryAnswer() throws IOException {
        load(MAPPING, BY_ID, WITH_ID);
        CedarAuthorizer checked = CedarAuthorizer.builder(folder)
                .mapping(MAPPING)
                .shadow(ShadowVerification.ofShare(1))
                .load();
        AgentIdentity agent = new AgentIdentity("agent", "1", "dev");
        Action action = Action.tool("Desk___look_up");

        Decision decision = lookUp(checked, "User", "u-1");
        lookUp(checked, "User", "u-2");
        checked.close();

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(checked.shadowStats()).isEqualTo(new ShadowStats(2, 0, 0, 0, 0));
        assertThat(checked.mayCall(principal("User", "u-1"), action, agent)).isEqualTo(PartialAnswer.YES);
        assertThat(checked.mayCall(principal("User", "u-2"), action, agent)).isEqualTo(PartialAnswer.NO);
        assertThat(decision.explanation(lookUp("User", "u-1")).toText()).contains("principal.id = \"u-1\"");
    }

    @Test
    void aPrincipalIsOfTheKindThatItsTypeNamesAndNoOtherTypeIsMistakenForOne() throws IOException {
        CedarAuthorizer authorizer = load(MAPPING, BY_ID, WITH_ID);

        assertThat(lookUp(authorizer, "AgentCore::OAuthUser", "u-1")).isInstanceOf(Decision.Allow.class);
        assertThat(lookUp(authorizer, "AgentCore::IamEntity", "u-1")).isInstanceOf(Decision.Deny.class);
        assertThat(lookUp(authorizer, "Service", "u-1"))
                .isInstanceOfSatisfying(
                        Decision.Deny.class,
                        deny -> assertThat(deny.errors().get(0).message())
                                .contains("AgentCore has no principals of the type Service"));
    }

    @Test
    void temporalPoliciesAreRefusedClearly() {
        assertThatThrownBy(() -> load(MAPPING, "permit(principal, action, resource) temporal { once };", ""))
                .hasMessageContaining("temporal policies are a dialect");
    }
}
