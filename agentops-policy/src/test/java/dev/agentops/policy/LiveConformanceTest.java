package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Decision;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that the official engine would refuse under the schema, or see in more groups, on the path that does not ask it. */
class LiveConformanceTest {
    private static final String ALL = "permit (principal, action, resource);";
    private static final String SCHEMA = """
            entity Group, Agent;
            entity Color enum ["red"];
            entity Robot, Badge = { number: Long } tags String;
            entity User in [Group];
            action get appliesTo { principal: [User, Color, Badge], resource: Agent, context: { input: { count?: Long } } };
            action rest appliesTo { principal: User, resource: Robot };
            """;

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void makeFolder() {
        folder = new Folder(path).with("a.cedar", ALL);
    }

    private Decision decide(Principal.Builder principal, String tool) {
        return folder.load().decide(Requests.tool(principal.build(), tool, "{}"));
    }

    private static Principal.Builder of(String type, String id) {
        return Requests.principal(id).type(type);
    }

    private void assertRefused(Principal.Builder principal, String tool, String problem) {
        Decision decision = decide(principal, tool);

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.errors()).singleElement().satisfies(error -> {
            assertThat(error.policyId()).isEqualTo(CedarAuthorizer.REQUEST);
            assertThat(error.message()).startsWith(problem);
        });
    }

    @Test
    void principalsAndResourcesAreThoseOfTheAction() {
        folder.with("schema.cedarschema", SCHEMA);

        assertThat(decide(of("User", "a"), "get")).isInstanceOf(Decision.Allow.class);
        assertThat(decide(of("Color", "red"), "get")).isInstanceOf(Decision.Allow.class);
        assertThat(decide(of("Badge", "b"), "get")).isInstanceOf(Decision.Allow.class);
        assertRefused(
                of("Robot", "r"),
                "get",
                "the schema does not have Robot among the principals of Action::\"get\": declare");
        assertRefused(
                of("User", "a"),
                "rest",
                "the schema does not have Agent among the resources of Action::\"rest\": declare");
        assertRefused(of("Nobody", "a"), "get", "the principal is of the type Nobody, which the schema does not have");
        assertRefused(of("Color", "blue"), "get", "the principal is none of the entities that the type Color has");
    }

    @Test
    void aPrincipalThatTheCallMakesAnEntityHasWhatItsTypeRequires() {
        folder.with("schema.cedarschema", SCHEMA);

        assertRefused(of("Badge", "b").tag("t", "x"), "get", "the type Badge requires the attribute number");
        folder.with("entities.json", """
                [{"uid": {"type": "Badge", "id": "b"}, "attrs": {"number": 7}, "parents": []}]
                """);
        assertThat(decide(of("Badge", "b").tag("t", "x"), "get")).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aPrincipalIsNotItsOwnAncestor() {
        folder.with("entities.json", """
                [{"uid": {"type": "Group", "id": "g"}, "attrs": {}, "parents": [{"type": "User", "id": "a"}]}]
                """);

        assertRefused(of("User", "a").group("g"), "get", "the principal would be its own ancestor");
        assertThat(decide(of("User", "b").group("g"), "get")).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void whatIsBelowThePrincipalIsInTheGroupsThatTheCallBrings() {
        folder = new Folder(path)
                .with("a.cedar", "permit (principal, action, resource in Group::\"g\");")
                .with(
                        "b.cedar",
                        "permit (principal, action == Action::\"indirect\", resource)"
                                + " when { Agent::\"far\" in [Group::\"g\"] };")
                .with("entities.json", """
                        [{"uid": {"type": "Agent", "id": "desk"}, "attrs": {}, "parents": [{"type": "User", "id": "a"}]},
                         {"uid": {"type": "Agent", "id": "far"}, "attrs": {}, "parents": [{"type": "Agent", "id": "desk"}]}]
                        """);
        AgentIdentity desk = Requests.DESK;
        assertThat(desk.name()).isEqualTo("desk");

        assertThat(decide(of("User", "a").group("g"), "get").reasons()).hasSize(1);
        assertThat(decide(of("User", "a").group("g"), "indirect").reasons()).hasSize(2);
        assertThat(decide(of("User", "a").group("h"), "indirect")).isInstanceOf(Decision.Deny.class);
        assertThat(decide(of("User", "b").group("g"), "indirect")).isInstanceOf(Decision.Deny.class);
    }
}
