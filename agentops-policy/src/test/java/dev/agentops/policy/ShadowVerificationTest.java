package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiled engine is wrong about one policy, on purpose; the checks by the official engine find it. */
class ShadowVerificationTest {
    private static final String SECRET = "4111-1111";
    private static final String POLICIES = """
            @id("all") permit (principal, action, resource);
            @id("wrong") forbid (principal, action, resource) when { context.input.kind == "gift" };
            @id("also") forbid (principal, action, resource) when { context.input.kind == "loan" };
            """;

    @TempDir
    private Path path;

    private final List<Disagreement> told = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path).with("a.cedar", POLICIES);
    }

    private ShadowChecks checks(ShadowVerification settings) {
        return new ShadowChecks(settings.withAlarm(told::add), () -> 0.5, now::get);
    }

    /** Policies whose positions are given apply to everything, as far as the compiled engine knows. */
    private PolicyDecider decider(ShadowChecks checks, Integer... wrong) {
        LoadedPolicies loaded = folder.loaded();
        List<PolicyFacts> policies = new ArrayList<>(loaded.policies());
        for (int position : wrong) {
            PolicyFacts facts = policies.get(position);
            policies.set(
                    position,
                    new PolicyFacts(
                            facts.source(),
                            facts.publicId(),
                            facts.forbids(),
                            facts.logOnly(),
                            facts.advice(),
                            facts.arguments(),
                            CompiledPolicy.elsewhere(position, facts.forbids())));
        }
        Engines engines = Engines.of(policies, Map.of(), new OfficialOnDemand(policies, null, Map.of()));
        return new PolicyDecider(
                new LoadedPolicies(policies, engines, null, List.of(), "v1"),
                new RequestBuilder(CedarMapping.standard(), null, null, engines.compiled()),
                new Verdicts(policies, Provenance.ofVersion("v1"), ForbidErrors.DENY),
                checks,
                checks.movesOf(policies));
    }

    private static Decision ask(PolicyDecider decider, String kind) {
        return decider.decide(
                Requests.tool("get", "{\"kind\": \"" + kind + "\", \"card\": \"" + SECRET + "\", \"n\": 90210}"));
    }

    @Test
    void aDisagreementIsCountedToldAndMovesThatPolicyAlone() {
        ShadowChecks checks = checks(ShadowVerification.ofShare(1));
        PolicyDecider decider = decider(checks, 1);

        Decision before = ask(decider, "rent");
        checks.close();
        Decision after = ask(decider, "rent");

        assertThat(before).isInstanceOf(Decision.Deny.class);
        assertThat(after).isInstanceOf(Decision.Allow.class);
        assertThat(checks.stats()).isEqualTo(new ShadowStats(1, 1, 0, 1, 1));
        assertThat(told).singleElement().satisfies(disagreement -> {
            assertThat(disagreement.policyIds()).containsExactly("wrong");
            assertThat(disagreement.policyVersion()).isEqualTo("v1");
            assertThat(disagreement.moved()).isTrue();
            assertThat(disagreement.reproducible()).isTrue();
        });
    }

    @Test
    void whatIsToldHoldsNothingOfTheCall() {
        ShadowChecks checks = checks(ShadowVerification.ofShare(1));

        ask(decider(checks, 1), "rent");
        checks.close();

        assertThat(told.get(0).redactedCase())
                .contains("context.input.kind == \\\"gift\\\"", "text")
                .doesNotContain(SECRET, "\"rent\"", "90210", "card");
    }

    @Test
    void aMovedPolicyGoesOnDecidingByItsRealMeaning() {
        ShadowChecks checks = checks(ShadowVerification.ofShare(1));
        PolicyDecider decider = decider(checks, 1);
        ask(decider, "rent");
        checks.close();

        assertThat(ask(decider, "gift").reasons()).extracting(Reason::policyId).containsExactly("wrong");
        assertThat(ask(decider, "loan").reasons()).extracting(Reason::policyId).containsExactly("also");
    }

    @Test
    void noMorePoliciesAreMovedThanAllowedInAPeriod() {
        ShadowChecks checks = checks(ShadowVerification.ofShare(1).withMostMoves(1, Duration.ofHours(1)));
        PolicyDecider decider = decider(checks, 1, 2);

        ask(decider, "rent");
        checks.close();

        assertThat(ask(decider, "rent")).isInstanceOf(Decision.Deny.class);
        assertThat(told).singleElement().satisfies(disagreement -> {
            assertThat(disagreement.policyIds()).containsExactly("wrong", "also");
            assertThat(disagreement.moved()).isFalse();
        });
        assertThat(checks.stats().moved()).isZero();
    }

    @Test
    void theAllowanceComesBackWithTime() {
        MoveAllowance allowance = new MoveAllowance(2, Duration.ofHours(1), now::get);

        assertThat(allowance.take(2)).isTrue();
        assertThat(allowance.take(1)).isFalse();
        now.set(now.get().plus(Duration.ofHours(1)));
        assertThat(allowance.take(1)).isTrue();
        assertThat(allowance.take(2)).isFalse();
    }

    @Test
    void onlyTheShareIsChecked() {
        ShadowChecks half = checks(ShadowVerification.ofShare(0.5));
        ShadowChecks more = checks(ShadowVerification.ofShare(0.51));

        ask(decider(half), "rent");
        ask(decider(more), "rent");
        half.close();
        more.close();

        assertThat(half.stats().checked()).isZero();
        assertThat(more.stats()).isEqualTo(new ShadowStats(1, 0, 0, 0, 0));
        assertThat(told).isEmpty();
    }

    @Test
    void whatFindsNoRoomInTheQueueIsDroppedAndCounted() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ShadowChecks checks = new ShadowChecks(
                ShadowVerification.ofShare(1).withQueue(1).withAlarm(disagreement -> {
                    busy.countDown();
                    await(release);
                }),
                () -> 0.5,
                now::get);
        PolicyDecider decider = decider(checks, 1);

        ask(decider, "rent");
        busy.await();
        ask(decider, "rent");
        ask(decider, "rent");
        ask(decider, "rent");
        release.countDown();
        checks.close();

        assertThat(checks.stats().dropped()).isEqualTo(2);
        assertThat(checks.stats().checked()).isEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAlarmThatThrowsStopsNothing() {
        ShadowChecks checks = new ShadowChecks(
                ShadowVerification.ofShare(1).withAlarm(disagreement -> {
                    throw new IllegalStateException("the pager is broken");
                }),
                () -> 0.5,
                now::get);
        PolicyDecider decider = decider(checks, 1, 2);

        ask(decider, "gift");
        ask(decider, "rent");
        checks.close();

        assertThat(checks.stats().checked()).isEqualTo(2);
        assertThat(checks.stats().moved()).isEqualTo(2);
    }

    @Test
    void anErrorEndsOneCheckAndIsCounted() {
        ShadowChecks checks = new ShadowChecks(
                ShadowVerification.ofShare(1).withAlarm(disagreement -> {
                    throw new StackOverflowError("as the native side may");
                }),
                () -> 0.5,
                now::get);
        PolicyDecider decider = decider(checks, 1, 2);

        ask(decider, "gift");
        ask(decider, "rent");
        checks.close();

        assertThat(checks.stats()).isEqualTo(new ShadowStats(2, 2, 2, 0, 2));
    }

    @Test
    void noMoreThanAFewPoliciesAreAskedAloneAndThoseFirstThatTheAnswersDifferIn() {
        StringBuilder many = new StringBuilder(POLICIES);
        for (int i = 0; i < 100; i++) {
            many.append("forbid (principal, action, resource) when { context.input.kind != \"rent\" };\n");
        }
        folder.with("a.cedar", many.toString());
        ShadowChecks checks = checks(ShadowVerification.ofShare(1));

        ask(decider(checks, 102), "rent");
        ask(decider(checks, 2), "gift");
        checks.close();

        assertThat(told).extracting(Disagreement::policyIds).containsExactly(List.of("a.cedar#103"), List.of("also"));
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> ShadowVerification.ofShare(1.01)).hasMessageContaining("share is 1.01");
        assertThatThrownBy(() -> ShadowVerification.ofShare(Double.NaN)).hasMessageContaining("share is NaN");
        assertThatThrownBy(() -> ShadowVerification.ofShare(1).withQueue(0)).hasMessageContaining("queue is 0");
        assertThatThrownBy(() -> ShadowVerification.ofShare(1).withMostMoves(1, Duration.ZERO))
                .hasMessageContaining("movePeriod is PT0S");
    }
}
