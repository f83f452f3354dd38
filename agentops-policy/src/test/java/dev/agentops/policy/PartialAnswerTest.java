package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialAnswerTest {
    private static final long SEED = 20261123L;
    private static final int FOLDERS = 210;
    private static final int QUESTIONS = 50;
    private static final int CALLS = 8;
    private static final Action REFUND = Action.tool("refund");

    @TempDir
    private Path path;

    private CedarAuthorizer load(String policies) {
        return new Folder(path).with("orders.cedar", policies).load();
    }

    private PartialAnswer refund(String policies) {
        return load(policies).mayCall(Requests.ALICE, REFUND, Requests.DESK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    YES     ~ permit (principal, action, resource);
                    NO      ~ permit (principal, action == Action::"read", resource);
                    NO      ~ permit (principal, action, resource); forbid (principal == User::"alice", action, resource);
                    DEPENDS ~ permit (principal, action, resource) when { context.input.amount < 100 };
                    NO      ~ permit (principal, action, resource) when { context.input.amount < 100 && principal in Group::"x" };
                    NO      ~ permit (principal, action, resource) when { (context.input.a == 1 && principal is Bot) == true && false };
                    DEPENDS ~ permit (principal, action, resource); forbid (principal, action, resource) when { context.input.a };
                    YES     ~ permit (principal, action, resource); forbid (principal, action, resource) when { principal is Bot && context.input.a };
                    DEPENDS ~ permit (principal, action, resource); forbid (principal, action, resource) when { context.input.a && principal is Bot };
                    YES     ~ permit (principal, action, resource) unless { context.input has a && principal is Bot };
                    DEPENDS ~ permit (principal, action, resource) when { context.session.turn < 3 };
                    YES     ~ permit (principal, action, resource) when { context.session.tenant == "acme" };
                    YES     ~ permit (principal, action, resource) when { context.session.calls > 5 || principal is User };
                    DEPENDS ~ permit (principal, action, resource) when { context.session.calls + 9223372036854775807 > 0 || principal is User };
                    NO      ~ permit (principal, action, resource); @mode("log_only") permit (principal, action, resource); forbid (principal, action, resource) when { principal.x };
                    YES     ~ permit (principal, action, resource); @mode("log_only") forbid (principal, action, resource);
                    NO      ~ @mode("log_only") permit (principal, action, resource);
                    """)
    void whatIsKnownDecides(PartialAnswer answer, String policies) {
        assertThat(refund(policies)).isEqualTo(answer);
    }

    @Test
    void aForbidThatWillErrDeniesUnlessToldOtherwise() {
        Folder folder = new Folder(path).with("orders.cedar", """
                permit (principal, action, resource);
                forbid (principal, action, resource) when { principal.missing == 1 };
                """);

        assertThat(folder.load().mayCall(Requests.ALICE, REFUND, Requests.DESK)).isEqualTo(PartialAnswer.NO);
        assertThat(folder.builder()
                        .forbidErrors(ForbidErrors.CEDAR)
                        .load()
                        .mayCall(Requests.ALICE, REFUND, Requests.DESK))
                .isEqualTo(PartialAnswer.YES);
    }

    @Test
    void aRequestThatIsAlwaysRefusedIsANo() {
        Folder folder = new Folder(path)
                .with("orders.cedar", "permit (principal, action, resource);")
                .with("schema.cedarschema", RandomFolders.SCHEMA);
        CedarAuthorizer authorizer = folder.builder().tenant("acme").load();
        Principal stranger = Requests.principal("eve").type("Group").build();

        assertThat(authorizer.mayCall(Requests.ALICE, REFUND, Requests.DESK)).isEqualTo(PartialAnswer.YES);
        assertThat(authorizer.mayCall(Requests.ALICE, Action.tool("unknown"), Requests.DESK))
                .isEqualTo(PartialAnswer.NO);
        assertThat(authorizer.mayCall(stranger, REFUND, Requests.DESK)).isEqualTo(PartialAnswer.NO);
        assertThat(authorizer.mayCall(
                        Principal.of("globex", "alice", Requests.ALICE.authentication()), REFUND, Requests.DESK))
                .isEqualTo(PartialAnswer.NO);
    }

    @Test
    void aSetThatOnlyLogsLetsToolsBeCalledAndGuardsMemory() {
        CedarAuthorizer logging = new Folder(path)
                .with("orders.cedar", "permit (principal, action == Action::\"read\", resource);")
                .builder()
                .mode(EnforcementMode.LOG_ONLY)
                .load();

        assertThat(logging.mayCall(Requests.ALICE, REFUND, Requests.DESK)).isEqualTo(PartialAnswer.YES);
        assertThat(logging.mayCall(Requests.ALICE, Action.memory("read"), Requests.DESK))
                .isEqualTo(PartialAnswer.NO);
    }

    @Test
    void ofAnotherMappingOnlyThePrincipalAndTheActionAreKnown() {
        Folder folder = new Folder(path).with("orders.cedar", """
                permit (principal == Shop::Customer::"alice", action == Shop::Action::"refund", resource)
                when { resource == Shop::Desk::"desk" && context.open };
                """);
        CedarAuthorizer authorizer =
                folder.builder().mapping(new ShopMapping(Map.of("open", true))).load();

        assertThat(authorizer.mayCall(Requests.ALICE, REFUND, Requests.DESK)).isEqualTo(PartialAnswer.DEPENDS);
        assertThat(authorizer.mayCall(Requests.ALICE, Action.tool("read"), Requests.DESK))
                .isEqualTo(PartialAnswer.NO);
        assertThat(authorizer.mayCall(Requests.principal("bob").build(), REFUND, Requests.DESK))
                .isEqualTo(PartialAnswer.NO);
    }

    @Test
    void ofAnAgentCoreMappingTheGatewayIsKnown() {
        CedarAuthorizer authorizer = new Folder(path)
                .with("orders.cedar", """
                        permit (principal, action == AgentCore::Action::"Desk___refund",
                            resource == AgentCore::Gateway::"arn:one")
                        when { principal.hasTag("role") && principal.getTag("role") == "clerk" };
                        permit (principal, action, resource == AgentCore::Gateway::"arn:other");
                        """)
                .builder()
                .mapping(CedarMapping.agentCore("arn:one"))
                .load();
        Principal clerk = Requests.principal("ann").tag("role", "clerk").build();

        assertThat(authorizer.mayCall(clerk, Action.tool("Desk___refund"), Requests.DESK))
                .isEqualTo(PartialAnswer.YES);
        assertThat(authorizer.mayCall(Requests.ALICE, Action.tool("Desk___refund"), Requests.DESK))
                .isEqualTo(PartialAnswer.NO);
    }

    @ParameterizedTest
    @CsvSource({"DENY, 20261123", "CEDAR, 20261124"})
    void noCallContradictsAnAnswer(ForbidErrors forbidErrors, long seed) {
        RandomFolders folders = new RandomFolders(new Random(seed));
        Map<PartialAnswer, Integer> answers = new EnumMap<>(PartialAnswer.class);
        for (int i = 0; i < FOLDERS; i++) {
            boolean typed = i % 2 == 0;
            String policies = folders.policies(true, !typed);
            CedarAuthorizer authorizer = folder(policies, typed, i)
                    .builder()
                    .forbidErrors(forbidErrors)
                    .load();
            for (int j = 0; j < QUESTIONS; j++) {
                Principal principal = folders.principal();
                Action action = folders.action();
                AgentIdentity agent = folders.agent();
                PartialAnswer answer = authorizer.mayCall(principal, action, agent);
                answers.merge(answer, 1, Integer::sum);
                for (int k = 0; k < CALLS; k++) {
                    AuthorizationRequest call = folders.call(principal, action, agent, typed);
                    assertThat(contradicts(answer, authorizer.decide(call)))
                            .as(
                                    "seed %d, %s for %s, %s:\n%s",
                                    seed, answer, call, call.input().toJson(), policies)
                            .isFalse();
                }
            }
        }

        assertThat(answers).hasSize(3);
        assertThat(answers.values()).allMatch(count -> count > FOLDERS * QUESTIONS / 10);
    }

    private Folder folder(String policies, boolean typed, int number) {
        Folder folder = new Folder(path.resolve("folder" + number)).create();
        folder.with("orders.cedar", policies).with("entities.json", RandomFolders.ENTITIES);
        return typed ? folder.with("schema.cedarschema", RandomFolders.SCHEMA) : folder;
    }

    private static boolean contradicts(PartialAnswer answer, Decision decision) {
        return switch (answer) {
            case YES -> !(decision instanceof Decision.Allow);
            case NO -> decision instanceof Decision.Allow;
            case DEPENDS -> false;
        };
    }

    @Test
    void whatDoesNotChangeFromCallToCallNeverDepends() {
        RandomFolders folders = new RandomFolders(new Random(SEED));
        Map<PartialAnswer, Integer> answers = new EnumMap<>(PartialAnswer.class);
        for (int i = 0; i < FOLDERS / 2; i++) {
            boolean typed = i % 2 == 0;
            String policies = folders.policies(false, false);
            CedarAuthorizer authorizer = folder(policies, typed, i).load();
            for (int j = 0; j < QUESTIONS; j++) {
                Principal principal = folders.principal();
                Action action = folders.action();
                AgentIdentity agent = folders.agent();
                PartialAnswer answer = authorizer.mayCall(principal, action, agent);
                Decision decision = authorizer.decide(folders.call(principal, action, agent, typed));

                answers.merge(answer, 1, Integer::sum);
                assertThat(answer)
                        .as("seed %d:\n%s", SEED, policies)
                        .isEqualTo(decision instanceof Decision.Allow ? PartialAnswer.YES : PartialAnswer.NO);
            }
        }

        assertThat(answers).hasSize(2);
    }
}
