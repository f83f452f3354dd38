package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.agentops.authorization.Decision;
import dev.agentops.policy.bundle.BundleListener;
import dev.agentops.policy.bundle.BundleRejectedException;
import dev.agentops.policy.bundle.BundleTrust;
import dev.agentops.policy.bundle.BundleWriter;
import dev.agentops.policy.bundle.RejectionKind;
import dev.agentops.policy.bundle.ReloadOutcome;
import dev.agentops.policy.bundle.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies from an archive, exchanged while the authorizer decides. */
class BundledPoliciesTest {
    private static final SigningKey.Pair KEY = SigningKey.generate();
    private static final String PERMIT = "@id(\"all\") permit (principal, action, resource);\n";
    private static final String FORBID = "@id(\"none\") forbid (principal, action, resource);\n";

    @TempDir
    private Path folder;

    private final List<ReloadOutcome.Rejected> rejected = new CopyOnWriteArrayList<>();
    private Path archive;

    @BeforeEach
    void firstVersion() {
        archive = folder.resolve("shop.zip");
        publish(1, PERMIT);
    }

    private void publish(long version, String policies) {
        write(BundleWriter.create("shop", version)
                .add("a.cedar", policies.getBytes(StandardCharsets.UTF_8))
                .archive(KEY.signing()));
    }

    private void write(byte[] bytes) {
        try {
            Files.write(archive, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CedarAuthorizer.Builder builder() {
        return CedarAuthorizer.builder(archive)
                .trust(BundleTrust.requireSignature(KEY.trusted()).named("shop"))
                .listener(new BundleListener() {
                    @Override
                    public void rejected(ReloadOutcome.Rejected outcome) {
                        rejected.add(outcome);
                    }
                });
    }

    private static Decision decide(CedarAuthorizer authorizer) {
        return authorizer.decide(Requests.tool("get_order", "{}"));
    }

    @Test
    void everyDecisionCarriesTheVersionThatMadeIt() {
        try (CedarAuthorizer authorizer = builder().load()) {
            Decision first = decide(authorizer);
            publish(2, PERMIT + FORBID);
            ReloadOutcome outcome = authorizer.reload();
            Decision second = decide(authorizer);

            assertThat(outcome).isInstanceOf(ReloadOutcome.Swapped.class);
            assertThat(first).isInstanceOf(Decision.Allow.class);
            assertThat(second).isInstanceOf(Decision.Deny.class);
            assertThat(first.policyVersion()).matches("shop@1 \\(sha256:[0-9a-f]{16}\\)");
            assertThat(second.policyVersion()).matches("shop@2 \\(sha256:[0-9a-f]{16}\\)");
            assertThat(authorizer.version()).isEqualTo(second.policyVersion());
        }
    }

    @Test
    void policiesThatDoNotLoadLeaveTheLastGoodOnesInForce() {
        try (CedarAuthorizer authorizer = builder().load()) {
            publish(2, "forbid (");
            assertRejected(authorizer, RejectionKind.INVALID, "a.cedar:1:9:");
            publish(2, PERMIT + PERMIT);
            assertRejected(authorizer, RejectionKind.INVALID, "the @id is used already");
            publish(2, "permit (principal, action, resource) when { " + "(".repeat(10_000));
            assertRejected(authorizer, RejectionKind.INVALID, "nested");
            publish(2, FORBID);
            authorizer.reload();
            assertThat(decide(authorizer)).isInstanceOf(Decision.Deny.class);
        }
    }

    private void assertRejected(CedarAuthorizer authorizer, RejectionKind kind, String message) {
        ReloadOutcome outcome = authorizer.reload();
        assertThat(outcome).isInstanceOfSatisfying(ReloadOutcome.Rejected.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.message()).contains(message);
        });
        assertThat(rejected).last().isEqualTo(outcome);
        assertThat(decide(authorizer)).isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.version()).startsWith("shop@1 ");
        assertThat(authorizer.reloadStats().rejections()).containsKey(kind);
    }

    @Test
    void aDowngradeLeavesTheLastGoodOnesInForce() {
        try (CedarAuthorizer authorizer = builder().load()) {
            publish(2, PERMIT);
            authorizer.reload();
            publish(1, PERMIT + FORBID);

            assertThat(authorizer.reload()).isInstanceOf(ReloadOutcome.Rejected.class);
            assertThat(authorizer.version()).startsWith("shop@2 ");
            assertThat(decide(authorizer)).isInstanceOf(Decision.Allow.class);
        }
    }

    @Test
    void aBundleThatIsRefusedAtTheStartIsAnExceptionThatKnowsWhy() {
        write(BundleWriter.create("shop", 1)
                .add("a.cedar", PERMIT.getBytes(StandardCharsets.UTF_8))
                .archive());

        PolicyInvalidException invalid = catchThrowableOfType(
                PolicyInvalidException.class, () -> builder().load());

        assertThat(invalid).hasMessageContaining("manifest.json.sig:1:1: is missing, and a signature is required");
        assertThat(invalid.getCause())
                .isInstanceOfSatisfying(
                        BundleRejectedException.class,
                        cause -> assertThat(cause.kind()).isEqualTo(RejectionKind.UNSIGNED));
    }

    @Test
    void aListedPolicyFileWithAWrongNameIsNotPassedOver() {
        write(BundleWriter.create("shop", 1)
                .add("a.cedar", PERMIT.getBytes(StandardCharsets.UTF_8))
                .add("guard.CEDAR", FORBID.getBytes(StandardCharsets.UTF_8))
                .archive(KEY.signing()));

        PolicyInvalidException invalid = catchThrowableOfType(
                PolicyInvalidException.class, () -> builder().load());

        assertThat(invalid).hasMessageContaining("guard.CEDAR:1:1: would not be used: name it guard.cedar");
    }

    @Test
    void looksForNewerPoliciesUntilItIsClosed() throws InterruptedException {
        CountDownLatch swapped = new CountDownLatch(2);
        try (CedarAuthorizer authorizer = builder()
                .reloadEvery(Duration.ofMillis(5))
                .listener(new BundleListener() {
                    @Override
                    public void accepted(ReloadOutcome.Swapped outcome) {
                        swapped.countDown();
                    }
                })
                .load()) {
            publish(2, PERMIT + FORBID);
            assertThat(swapped.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(decide(authorizer).policyVersion()).startsWith("shop@2 ");
        }
    }

    @Test
    void remembersTheVersionAcrossRestarts() {
        Path state = folder.resolve("version");
        publish(2, PERMIT);
        builder().stateFile(state).load().close();
        publish(1, PERMIT);

        PolicyInvalidException invalid = catchThrowableOfType(
                PolicyInvalidException.class, () -> builder().stateFile(state).load());

        assertThat(invalid).hasMessageContaining("which is older than shop@2");
    }

    @Test
    void anIntervalIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().reloadEvery(Duration.ZERO));
    }
}
