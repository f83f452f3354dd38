package dev.agentops.cli.report;

import static dev.agentops.cli.replay.RecordedFixtures.calls;
import static dev.agentops.cli.replay.RecordedFixtures.says;
import static dev.agentops.cli.replay.RecordedFixtures.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.cli.replay.ReplayActors;
import dev.agentops.cli.replay.ReplaySetup;
import dev.agentops.cli.replay.ReplayTools;
import dev.agentops.cli.replay.ReplayedSession;
import dev.agentops.cli.replay.Replayer;
import dev.agentops.cli.replay.SilentTurns;
import dev.agentops.cli.replay.SummaryCounter;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.cli.trace.SessionTrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final Authorizer DENIES_WRITES =
            request -> request.action().name().startsWith("set")
                    ? Decision.deny(new Reason("no-writes", "Ask a person.", List.of("value")))
                    : Decision.allow().withProvenance(Provenance.NONE.withUnenforced(unenforced(request)));

    private static @Nullable Decision unenforced(AuthorizationRequest request) {
        return request.action().name().equals("get_secret") ? Decision.deny(Reason.of("no-secrets")) : null;
    }

    private int sessions;

    @Test
    void showsTheTimelineWithEachDenialItsPolicyAndItsReason() throws IOException {
        String page = page(
                ReportLimits.DEFAULT,
                replayed(
                        says("user", "please change it"),
                        calls("set_value", "{\"value\":1}", "done", false),
                        calls("get_value", "{}", "Error: none", true),
                        says("assistant", "I could not")));

        assertThat(page)
                .containsSubsequence(
                        "please change it",
                        "set_value",
                        "recorded result, not given to the agent",
                        "denied by <code class=\"policy\">no-writes</code>",
                        "no-writes: Ask a person. (looks at value)",
                        "the model is told:",
                        "get_value",
                        "allowed, failed",
                        "I could not");
    }

    @Test
    void showsWhatWouldBeDeniedBesideWhatWas() throws IOException {
        String page = page(
                ReportLimits.DEFAULT, replayed(calls("get_secret", "{}", "x", false), calls("a", "{}", "x", false)));

        assertThat(page)
                .containsSubsequence(
                        "<div class=\"tile logged\"><b>1</b><span>would deny</span>",
                        "Would deny, by policy that only logs",
                        "no-secrets",
                        "allowed, would deny by <code class=\"logged\">no-secrets</code>",
                        "no-secrets: forbids this call")
                .doesNotContain("denied by <code");
    }

    @Test
    void longTextsAreCutVisibly() throws IOException {
        ReportLimits limits = new ReportLimits(10, 25, 100, 100, 1_000_000, 1_000_000);

        String page = page(
                limits,
                replayed(says("user", "a".repeat(50)), says("user", "b".repeat(50)), says("user", "c".repeat(50))));

        assertThat(page)
                .contains("a".repeat(10) + "<span class=\"cut\">… 40 more characters not shown")
                .contains("c".repeat(5) + "<span class=\"cut\">… 45 more characters not shown")
                .doesNotContain("a".repeat(11), "c".repeat(6));
    }

    @Test
    void entriesBeyondTheLimitAreSaid() throws IOException {
        ReportLimits limits = new ReportLimits(10, 1_000, 2, 100, 1_000_000, 1_000_000);

        assertThat(page(limits, replayed(says("user", "1"), says("user", "2"), says("user", "3"))))
                .contains("1 more messages and calls of this session are not shown");
    }

    @Test
    void sessionsWithDenialsAreShownLongerThanOthersAndWhatIsLeftOutIsSaid() throws IOException {
        ReportLimits limits = new ReportLimits(10, 1_000, 10, 100, 1, 5_000);
        ReplayedSession plain = replayed(says("user", "plain"));
        ReplayedSession denied = replayed(calls("set_value", "{}", "x", false));

        String page = page(limits, plain, plain, plain, denied, denied, denied, denied, denied, denied, denied);

        assertThat(page)
                .containsPattern(
                        "[3-9] more sessions are in the numbers and not on this page, [1-9] of them with a denied call");
        assertThat(page.split("<details class=\"session\"", -1)).hasSizeBetween(3, 8);
    }

    @Test
    void theSecurityPolicyLetsInExactlyTheStyleAndScriptOfThePage() throws IOException {
        String page = page(ReportLimits.DEFAULT, replayed(says("user", "x")));

        assertThat(page)
                .contains("style-src '" + hash(page, "style") + "'", "script-src '" + hash(page, "script") + "'");
    }

    @Test
    void thePageIsWellFormed() throws IOException {
        String page = page(
                ReportLimits.DEFAULT,
                replayed(says("user", "x"), calls("set_value", "{}", "x", false), says("system", "y")));

        for (String tag :
                List.of("details", "summary", "li", "ol", "ul", "dl", "pre", "span", "div", "section", "p", "bdi")) {
            assertThat(count(page, "<" + tag + "[ >]")).as(tag).isEqualTo(count(page, "</" + tag + ">"));
        }
    }

    private ReplayedSession replayed(RecordedMessage... messages) {
        ReplaySetup setup = new ReplaySetup(
                DENIES_WRITES, ReplayTools.asSeen(), ReplayActors.recorded(), List.of(), new SilentTurns(), false);
        try (Replayer replayer = Replayer.create(setup)) {
            return replayer.replay(session("s" + sessions++, messages));
        }
    }

    private static String page(ReportLimits limits, ReplayedSession... sessions) throws IOException {
        SummaryCounter counter = new SummaryCounter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportPage page = ReportPage.create(limits)) {
            for (ReplayedSession session : sessions) {
                counter.add(session);
                page.add(session, SessionTrace.NONE);
            }
            page.finish(new ReportHeader(Instant.EPOCH, "policy", "actor", counter.summary(), List.of("a note")), out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String hash(String page, String element) {
        Matcher content = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(page);
        assertThat(content.find()).isTrue();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(String page, String pattern) {
        String body = page.substring(page.indexOf("<body>"));
        return Pattern.compile(pattern).matcher(body).results().count();
    }
}
