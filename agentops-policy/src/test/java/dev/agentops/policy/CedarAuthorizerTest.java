package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided, and by which policies. */
class CedarAuthorizerTest {
    private static final String ALL = "@id(\"all\") permit (principal, action, resource);\n";
    private static final String SCHEMA = """
            entity User in [Group] { level?: Long } tags String;
            entity Robot;
            entity Group in [Group];
            entity Agent;
            action read;
            action get in [read] appliesTo { principal: [User, Robot], resource: Agent, context: {
              input: { count: Long, amount?: decimal, list?: Set<decimal>, at?: datetime },
              session: { id: String, actor: String, authenticated: Bool, tenant: String, turn: Long, calls: Long, tainted: Bool },
              agent: { name: String, version: String, environment: String } } };
            """;

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path);
    }

    private Decision decide(String policies, String arguments) {
        return folder.with("a.cedar", policies).load().decide(Requests.tool("get", arguments));
    }

    private static List<String> ids(Decision decision) {
        return decision.reasons().stream().map(Reason::policyId).toList();
    }

    @Test
    void nothingIsAllowedThatNoPermitNames() {
        Decision decision = decide("permit (principal, action == Action::\"put\", resource);", "{}");

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.errors()).isEmpty();
    }

    @Test
    void aForbidWinsOverEveryPermit() {
        String policies = ALL + "@id(\"limit\") @advice(\"At most 10.\") forbid (principal, action, resource)"
                + " when { context.input.count > 10 && context.input has note };";

        assertThat(decide(policies, "{\"count\": 10}")).isInstanceOf(Decision.Allow.class);
        Decision denied = decide(policies, "{\"count\": 11, \"note\": \"\"}");
        assertThat(denied).isInstanceOf(Decision.Deny.class);
        assertThat(denied.reasons()).containsExactly(new Reason("limit", "At most 10.", List.of("count", "note")));
    }

    @Test
    void everyPolicyThatDeterminedTheAnswerIsAReason() {
        String policies = ALL
                + "permit (principal, action == Action::\"get\", resource);\n"
                + "@id(\"no1\") forbid (principal, action, resource) when { context.input.count > 10 };\n"
                + "@id(\"no2\") forbid (principal, action, resource) when { context.input.count > 20 };";

        assertThat(ids(decide(policies, "{\"count\": 1}"))).containsExactly("all", "a.cedar#2");
        assertThat(ids(decide(policies, "{\"count\": 15}"))).containsExactly("no1");
        assertThat(ids(decide(policies, "{\"count\": 25}"))).containsExactly("no1", "no2");
    }

    @Test
    void theArgumentsOfAReasonAreTheOnesItsPolicyReads() {
        Decision decision = decide(
                "forbid (principal, action, resource) when { context[\"input\"].a == 1 || context.input[\"b c\"] like \"*\""
                        + " || context has input.d.e || context.session.id == \"x\" || true }"
                        + " unless { [context.input.f].contains(principal.g) };",
                "{\"a\": 1, \"b c\": 2, \"d\": 3, \"f\": 2, \"z\": 1}");

        assertThat(decision.errors()).isNotEmpty();
        assertThat(decision.reasons().get(0).arguments()).containsExactly("a", "b c", "d", "f");
    }

    @Test
    void theModelDoesNotLearnNamesOfArgumentsThatItDidNotSend() {
        Decision decision = decide(
                ALL + "@id(\"no\") forbid (principal, action, resource) unless { context.input has break_glass };",
                "{\"count\": 1}");

        assertThat(decision.reasons()).containsExactly(new Reason("no", null, List.of()));
    }

    @Test
    void policiesTellWhetherSomebodyWasAuthenticated() {
        folder.with("a.cedar", "permit (principal, action, resource) when { context.session.authenticated };");
        CedarAuthorizer authorizer = folder.load();

        assertThat(authorizer.decide(Requests.tool("get", "{}"))).isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(Requests.tool(Principal.of("acme", "alice", Authentication.none()), "get", "{}")))
                .isInstanceOf(Decision.Deny.class);
    }

    @Test
    void aSchemaNeedNotDeclareEveryFact() {
        folder.with("a.cedar", ALL).with("schema.cedarschema", """
                        entity User, Agent;
                        action get appliesTo { principal: User, resource: Agent, context: {
                          input: { n: Long }, session: { actor: String } } };
                        """);

        assertThat(folder.load().decide(Requests.tool("get", "{\"n\": 1}"))).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aPrincipalIsNeitherAGroupNorAnAgentNorAnAction() {
        folder.with("a.cedar", "permit (principal in Group::\"admin\", action, resource);" + ALL);
        CedarAuthorizer authorizer = folder.load();

        for (String type : List.of("Group", "Agent", "Action", "Memory::Action", "Shop::Action")) {
            Decision decision = authorizer.decide(
                    Requests.tool(Requests.principal("admin").type(type).build(), "get", "{}"));
            assertThat(ids(decision)).as(type).containsExactly(CedarAuthorizer.REQUEST);
            assertThat(decision.errors().get(0).message())
                    .startsWith("a principal cannot be of the type " + type + ", which is that of groups");
        }
        assertThat(authorizer.decide(Requests.tool(
                        Requests.principal("admin").type("Shop::Group").build(), "get", "{}")))
                .isInstanceOf(Decision.Allow.class);
    }

    @Test
    void policiesOfOneTenantDenyEveryOther() {
        CedarAuthorizer authorizer =
                folder.with("a.cedar", ALL).builder().tenant("acme").load();

        assertThat(authorizer.decide(Requests.tool("get", "{}"))).isInstanceOf(Decision.Allow.class);
        Decision decision = authorizer.decide(
                Requests.tool(Principal.of("evil", "alice", Authentication.inProcess("test")), "get", "{}"));
        assertThat(ids(decision)).containsExactly(CedarAuthorizer.REQUEST);
        assertThat(decision.errors().get(0).message())
                .isEqualTo("the policies are those of the tenant acme, the actor is of evil");
    }

    @Test
    void theSpellingOfANumberDoesNotSwitchAForbidOff() {
        String policies =
                ALL + "@id(\"no\") forbid (principal, action, resource) when { [100].contains(context.input.count) };";

        for (String number : List.of("100", "100.0", "1e2", "100.000000")) {
            assertThat(ids(decide(policies, "{\"count\": " + number + "}")))
                    .as(number)
                    .containsExactly("no");
        }
    }

    @Test
    void anEntityCannotBeForgedByAnArgument() {
        folder.with("a.cedar", "permit (principal, action, resource) when { context.input.who == principal };")
                .with("schema.cedarschema", """
                        entity User, Agent;
                        action get appliesTo { principal: User, resource: Agent, context: { input: { who: User } } };
                        """);
        CedarAuthorizer authorizer = folder.load();

        for (String who : List.of("{\"type\": \"User\", \"id\": \"alice\"}", "\"alice\"", "null")) {
            assertThat(ids(authorizer.decide(Requests.tool("get", "{\"who\": " + who + "}"))))
                    .containsExactly(CedarAuthorizer.REQUEST);
        }
    }

    @Test
    void aPermitThatErrsGrantsNothingAndIsReported() {
        Decision decision =
                decide("@id(\"p\") permit (principal, action, resource) when { context.input.count > 1 };", "{}");

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.errors()).singleElement().satisfies(error -> {
            assertThat(error.policyId()).isEqualTo("p");
            assertThat(error.message()).contains("no attribute \"count\"");
        });
    }

    @Test
    void anArgumentOfAnotherTypeCannotSwitchAForbidOff() {
        Decision decision = decide(
                ALL
                        + "@id(\"limit\") @advice(\"A number.\") forbid (principal, action, resource) when { context.input.count > 10 };",
                "{\"count\": \"11\"}");

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.reasons()).containsExactly(new Reason("limit", "A number.", List.of("count")));
        assertThat(decision.errors()).extracting(PolicyError::policyId).containsExactly("limit");
    }

    @Test
    void underTheSemanticsOfTheLanguageAForbidThatErrsIsSkippedAndReported() {
        folder.with(
                "a.cedar",
                ALL + "@id(\"limit\") forbid (principal, action, resource) when { context.input.count > 10 };");

        Decision decision = folder.builder()
                .forbidErrors(ForbidErrors.CEDAR)
                .load()
                .decide(Requests.tool("get", "{\"count\": \"11\"}"));

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(ids(decision)).containsExactly("all");
        assertThat(decision.errors()).extracting(PolicyError::policyId).containsExactly("limit");
    }

    @Test
    void aForbidThatErrsIsAReasonBesideTheOnesThatApplied() {
        String policies = ALL
                + "@id(\"errs\") forbid (principal, action, resource) when { context.input.nothing };\n"
                + "@id(\"applies\") forbid (principal, action, resource) when { context.input.count > 10 };";

        assertThat(ids(decide(policies, "{\"count\": 11}"))).containsExactly("errs", "applies");
        assertThat(ids(decide(policies, "{\"count\": 1}"))).containsExactly("errs");
    }

    @Test
    void anActionThatTheSchemaDoesNotKnowIsDenied() {
        folder.with("schema.cedarschema", SCHEMA).with("a.cedar", ALL);

        Decision decision = folder.load().decide(Requests.tool("put", "{\"count\": 1}"));

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(ids(decision)).containsExactly(CedarAuthorizer.REQUEST);
        assertThat(decision.errors()).singleElement().satisfies(error -> {
            assertThat(error.policyId()).isEqualTo(CedarAuthorizer.REQUEST);
            assertThat(error.message()).isEqualTo("the schema has no action for the tool put: declare Action::\"put\"");
        });
    }

    @Test
    void inputThatTheSchemaDoesNotAllowIsDenied() {
        folder.with("schema.cedarschema", SCHEMA).with("a.cedar", ALL);
        CedarAuthorizer authorizer = folder.load();

        assertThat(authorizer.decide(Requests.tool("get", "{\"count\": 1}"))).isInstanceOf(Decision.Allow.class);
        for (String bad : List.of(
                "{}",
                "{\"count\": \"1\"}",
                "{\"count\": 1, \"more\": 2}",
                "{\"count\": 1, \"more\": null}",
                "{\"count\": 1, \"amount\": {\"fn\": \"decimal\", \"arg\": \"1.0\"}}",
                "{\"count\": null}",
                "{\"count\": 1, \"at\": \"noon\"}",
                "{\"count\": 1, \"list\": [1, \"x\"]}",
                "{\"count\": 1, \"amount\": {}}")) {
            Decision decision = authorizer.decide(Requests.tool("get", bad));
            assertThat(decision).as(bad).isInstanceOf(Decision.Deny.class);
            assertThat(ids(decision)).as(bad).containsExactly(CedarAuthorizer.REQUEST);
            assertThat(decision.errors()).as(bad).hasSize(1);
        }
    }

    @Test
    void aNumberTakesTheTypeThatTheSchemaDeclares() {
        folder.with("schema.cedarschema", SCHEMA)
                .with(
                        "a.cedar",
                        "permit (principal, action, resource) when { context.input.count == 3 && context.input has amount && context.input has list &&"
                                + " context.input.amount == decimal(\"50.0\") && context.input.list == [decimal(\"1.0\"), decimal(\"2.5\")] };");
        CedarAuthorizer authorizer = folder.load();

        for (String good : List.of(
                "{\"count\": 3, \"amount\": 50, \"list\": [1, 2.5]}",
                "{\"count\": 3.0, \"amount\": 50.000000, \"list\": [2.5, 1]}")) {
            assertThat(authorizer.decide(Requests.tool("get", good))).as(good).isInstanceOf(Decision.Allow.class);
        }
    }

    @Test
    void aTextTakesTheExtensionTypeThatTheSchemaDeclares() {
        folder.with("schema.cedarschema", SCHEMA)
                .with(
                        "a.cedar",
                        "permit (principal, action, resource) when { context.input has at &&"
                                + " context.input.at > datetime(\"2026-01-01\") };");
        CedarAuthorizer authorizer = folder.load();

        assertThat(authorizer.decide(Requests.tool("get", "{\"count\": 1, \"at\": \"2026-11-23T10:00:00Z\"}")))
                .isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(Requests.tool("get", "{\"count\": 1, \"at\": \"2025-11-23\"}")))
                .isInstanceOf(Decision.Deny.class);
    }

    @Test
    void actionGroupsOfTheSchemaCount() {
        folder.with("schema.cedarschema", SCHEMA)
                .with("a.cedar", "permit (principal, action in Action::\"read\", resource);");

        assertThat(folder.load().decide(Requests.tool("get", "{\"count\": 1}"))).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void theFactsOfTheSessionAndTheAgentAreInTheContext() {
        Decision decision = decide(
                "permit (principal == User::\"alice\", action == Action::\"get\", resource == Agent::\"desk\") when {"
                        + " context.session == {id: \"s1\", actor: \"alice\", authenticated: true, tenant: \"acme\", turn: 2, calls: 7, tainted: false} &&"
                        + " context.agent == {name: \"desk\", version: \"1.2.3\", environment: \"test\"} &&"
                        + " context.input == {a: [1, {b: true}], c: \"x\", d: decimal(\"-1.5\")} };",
                "{\"a\": [1, {\"b\": true}], \"c\": \"x\", \"d\": -1.5}");

        assertThat(decision).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void memoryHasActionsOfItsOwn() {
        folder.with("a.cedar", "permit (principal, action == Memory::Action::\"read\", resource);");
        CedarAuthorizer authorizer = folder.load();

        assertThat(authorizer.decide(Requests.request(Requests.ALICE, Action.memory("read"), JsonObject.empty())))
                .isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(Requests.tool("read", "{}"))).isInstanceOf(Decision.Deny.class);
    }

    @Test
    void groupsAreParentsAndTagsAreTags() {
        folder.with(
                "a.cedar",
                "permit (principal in Group::\"staff\", action, resource) when {"
                        + " principal.hasTag(\"team\") && principal.getTag(\"team\") == \"red\" };");
        CedarAuthorizer authorizer = folder.load();
        Principal.Builder staff = Requests.principal("alice").group("staff");

        assertThat(authorizer.decide(Requests.tool(staff.build(), "get", "{}"))).isInstanceOf(Decision.Deny.class);
        assertThat(authorizer.decide(Requests.tool(staff.tag("team", "red").build(), "get", "{}")))
                .isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(Requests.tool("get", "{}"))).isInstanceOf(Decision.Deny.class);
    }

    @Test
    void liveGroupsAndTagsJoinWhatTheFolderSaysOfThePrincipal() {
        folder.with("schema.cedarschema", SCHEMA)
                .with("entities.json", """
                        [{"uid": {"type": "User", "id": "alice"}, "attrs": {"level": 5},
                          "parents": [{"type": "Group", "id": "static"}], "tags": {"team": "blue", "site": "x"}},
                         {"uid": {"type": "Group", "id": "live"}, "attrs": {}, "parents": [{"type": "Group", "id": "all"}]}]
                        """)
                .with(
                        "a.cedar",
                        "permit (principal is User in Group::\"static\", action, resource) when { principal has level && principal.level == 5 && principal in Group::\"all\""
                                + " && principal.hasTag(\"team\") && principal.getTag(\"team\") == \"red\""
                                + " && principal.hasTag(\"site\") && principal.getTag(\"site\") == \"x\" };");
        CedarAuthorizer authorizer = folder.load();

        Principal live =
                Requests.principal("alice").group("live").tag("team", "red").build();
        assertThat(authorizer.decide(Requests.tool(live, "get", "{\"count\": 1}")))
                .isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.decide(Requests.tool("get", "{\"count\": 1}"))).isInstanceOf(Decision.Deny.class);
    }

    @Test
    void groupsAndTagsThatTheSchemaDoesNotDeclareForTheTypeAreLeftOut() {
        folder.with("schema.cedarschema", SCHEMA).with("a.cedar", ALL);
        Principal robot = Requests.principal("r2")
                .type("Robot")
                .group("staff")
                .tag("team", "red")
                .build();

        assertThat(folder.load().decide(Requests.tool(robot, "get", "{\"count\": 1}")))
                .isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aPrincipalOfATypeThatIsNoNameIsDenied() {
        folder.with("a.cedar", ALL);
        Principal odd = Requests.principal("x").type("not a type").build();

        Decision decision = folder.load().decide(Requests.tool(odd, "get", "{}"));

        assertThat(ids(decision)).containsExactly(CedarAuthorizer.REQUEST);
        assertThat(decision.errors().get(0).message())
                .contains("the type \"not a type\", which is not the name of an entity type");
    }

    @Test
    void namesWithQuotesEscapesAndOtherScriptsAreTakenAsTheyAre() {
        String id = "a\"b\\c'é😀\"::User";
        folder.with(
                "a.cedar",
                "permit (principal == User::\"a\\\"b\\\\c'é😀\\\"::User\", action == Action::\"x\\\"y\", resource)"
                        + " when { context.input[\"k\\\"€\"] == \"\\0\\n😀\" };");

        Decision decision = folder.load()
                .decide(Requests.tool(Requests.principal(id).build(), "x\"y", "{\"k\\\"€\": \"\\u0000\\n😀\"}"));

        assertThat(decision).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aValueThatCedarCannotHoldIsDeniedAndTheModelIsToldWhichArgument() {
        folder.with("a.cedar", ALL);
        CedarAuthorizer authorizer = folder.load();

        Decision decision =
                authorizer.decide(Requests.tool("get", "{\"fine\": 1, \"order\": {\"price\": [1, 0.12345]}}"));

        assertThat(decision)
                .isEqualTo(new Decision.Deny(
                        List.of(new Reason(
                                CedarAuthorizer.REQUEST,
                                "order has more than 4 digits after the point, which a Cedar decimal cannot hold: round it.",
                                List.of("order"))),
                        List.of(new PolicyError(
                                CedarAuthorizer.REQUEST,
                                "/input/order/price/1 has more than 4 digits after the point,"
                                        + " which a Cedar decimal cannot hold: round it")),
                        Provenance.ofVersion(authorizer.version())));
    }

    @Test
    void aMappingOfOnesOwnReplacesTheStandardOne() {
        folder.with(
                "a.cedar",
                "permit (principal == Shop::Customer::\"alice\", action == Shop::Action::\"get\", resource) when { context.n == 1 };");

        CedarAuthorizer authorizer =
                folder.builder().mapping(new ShopMapping(Map.of("n", 1L))).load();

        assertThat(authorizer.decide(Requests.tool("get", "{}"))).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aMappingThatGivesWhatIsNoJsonIsDeniedWithoutAWordToTheModel() {
        folder.with("a.cedar", ALL);

        Decision decision =
                folder.builder().mapping(new ShopMapping(Map.of("n", 1))).load().decide(Requests.tool("get", "{}"));

        assertThat(decision.reasons()).containsExactly(new Reason(CedarAuthorizer.REQUEST, null, List.of()));
        assertThat(decision.errors().get(0).message()).isEqualTo("/n is a java.lang.Integer, which is no JSON value");
    }

    @Test
    void theVersionNamesTheContent() {
        String first = folder.with("a.cedar", ALL).load().version();
        String again = folder.load().version();
        String other = folder.with("entities.json", "[]").load().version();
        String changed = folder.with("a.cedar", ALL + "\n").load().version();

        assertThat(first).matches("sha256:[0-9a-f]{16}").isEqualTo(again);
        assertThat(List.of(first, other, changed)).doesNotHaveDuplicates();
        assertThat(folder.with("tools.json", "{").load().version()).isEqualTo(changed);
    }

    @Test
    void everyDecisionCarriesTheVersion() {
        CedarAuthorizer authorizer = folder.with("a.cedar", ALL).load();

        assertThat(authorizer.decide(Requests.tool("get", "{}")).policyVersion())
                .isEqualTo(authorizer.version());
        assertThat(authorizer.decide(Requests.tool("get", "{\"__entity\": 1}")).policyVersion())
                .isEqualTo(authorizer.version());
    }
}
