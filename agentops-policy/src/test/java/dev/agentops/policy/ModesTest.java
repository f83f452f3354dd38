package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.EnforcementMode;
import dev.agentops.authorization.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only logs, and what it cannot soften. */
class ModesTest {
    private static final String ALL = "@id(\"all\") permit (principal, action, resource);\n";
    private static final String LARGE =
            "@id(\"large\") @mode(\"log_only\") forbid (principal, action, resource) when { context.input.count > 5 };\n";

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path);
    }

    private Decision decide(String policies, EnforcementMode mode, String arguments) {
        return folder.with("a.cedar", policies).builder().mode(mode).load().decide(Requests.tool("get", arguments));
    }

    private static List<String> ids(Decision decision) {
        return decision.reasons().stream().map(Reason::policyId).toList();
    }

    private static Decision unenforced(Decision decision) {
        return Objects.requireNonNull(decision.unenforced());
    }

    @Test
    void aLogOnlyForbidIsRecordedBesideTheDecisionThatIsMadeWithoutIt() {
        Decision decision = decide(ALL + LARGE, EnforcementMode.ENFORCE, "{\"count\": 9}");

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(ids(decision)).containsExactly("all");
        assertThat(unenforced(decision)).isInstanceOf(Decision.Deny.class);
        assertThat(ids(unenforced(decision))).containsExactly("large");
        assertThat(decision.mode()).isEqualTo(EnforcementMode.ENFORCE);
    }

    @Test
    void aLogOnlyForbidThatDoesNotApplyLeavesNoTrace() {
        assertThat(decide(ALL + LARGE, EnforcementMode.ENFORCE, "{\"count\": 1}")
                        .unenforced())
                .isNull();
    }

    @Test
    void aLogOnlyPermitNeverGrants() {
        Decision decision = decide(
                "@id(\"p\") @mode(\"log_only\") permit (principal, action, resource);", EnforcementMode.ENFORCE, "{}");

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.reasons()).isEmpty();
        assertThat(unenforced(decision)).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aLogOnlyForbidThatErrsDeniesNothing() {
        Decision decision = decide(ALL + LARGE, EnforcementMode.ENFORCE, "{}");

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(decision.errors()).isEmpty();
        assertThat(unenforced(decision)).isInstanceOf(Decision.Deny.class);
        assertThat(unenforced(decision).errors()).hasSize(1);
    }

    @Test
    void aSetThatOnlyLogsAllowsWhatItDeniesAndSaysSo() {
        Decision decision =
                decide("permit (principal, action == Action::\"put\", resource);", EnforcementMode.LOG_ONLY, "{}");

        assertThat(decision).isInstanceOf(Decision.Allow.class);
        assertThat(decision.reasons()).isEmpty();
        assertThat(decision.mode()).isEqualTo(EnforcementMode.LOG_ONLY);
        assertThat(unenforced(decision)).isInstanceOf(Decision.Deny.class);
    }

    @Test
    void aSetThatOnlyLogsShowsThatAlsoWhereItAllows() {
        Decision decision = decide(ALL, EnforcementMode.LOG_ONLY, "{}");

        assertThat(decision.mode()).isEqualTo(EnforcementMode.LOG_ONLY);
        assertThat(decision.unenforced()).isNull();
        assertThat(ids(decision)).containsExactly("all");
    }

    @Test
    void aRequestThatCannotBeDecidedIsDeniedInEveryMode() {
        Decision decision = decide(ALL, EnforcementMode.LOG_ONLY, "{\"count\": 1.23456}");

        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(ids(decision)).containsExactly(CedarAuthorizer.REQUEST);
    }

    @Test
    void memoryIsNeverOpenedByAMode() {
        AuthorizationRequest get = Requests.tool("get", "{}");
        AuthorizationRequest read = new AuthorizationRequest(
                get.principal(), Action.memory("read"), get.agent(), get.session(), get.input());
        CedarAuthorizer authorizer = folder.with("a.cedar", "forbid (principal, action, resource);")
                .builder()
                .mode(EnforcementMode.LOG_ONLY)
                .load();

        assertThat(authorizer.decide(read)).isInstanceOf(Decision.Deny.class);
        assertThat(authorizer.decide(get)).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void anUnknownModeIsRefused() {
        folder.with("a.cedar", "@mode(\"off\") forbid (principal, action, resource);");

        assertThatThrownBy(folder::load)
                .isInstanceOf(PolicyInvalidException.class)
                .hasMessageContaining("a.cedar:1:1")
                .hasMessageContaining("\"off\"")
                .hasMessageContaining("log_only");
    }
}
