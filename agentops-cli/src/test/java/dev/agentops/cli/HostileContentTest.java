package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model, a tool or a file says is shown inert: in the page, in the terminal and in spans. */
class HostileContentTest {
    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String BREAKOUT = "</pre></details></li>\"'><svg onload=alert(3)>";
    private static final String ESCAPES = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u0000\u007f\r";
    private static final String DIRECTION = "\u202egnp.exe\u2066\u200b\ufeff\u2028";
    private static final String ALL = SCRIPT + BREAKOUT + ESCAPES + DIRECTION;

    /** Nothing that a terminal or a browser would act on instead of showing it. */
    private static final Pattern ACTIVE = Pattern.compile(
            "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]");

    @TempDir
    private Path folder;

    private Path session;

    @BeforeEach
    void writeSession() throws IOException {
        session = Recordings.chat()
                .says("system", ALL)
                .says("user", ALL)
                .says("assistant", ALL)
                .says(ALL, ALL)
                .call("get_order", "{\"id\": \"<script>alert(4)</script>\"}", ALL, ALL)
                .call(ALL, ALL, ALL, ALL)
                .call("get_order", "{\"" + "<b onclick=alert(5)>" + "\": 1}", "Error " + ALL, "x")
                .to(folder.resolve("session.json"));
    }

    @Test
    void thePageHoldsNoMarkupOfARecording() throws IOException {
        String page = page(CommandRun.of("replay", session, "--report", folder.resolve("page.html")));

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u202e", "\\u001b");
        assertThat(page.replaceFirst("<script>\"use strict\"", "")).doesNotContain("<script");
        assertThat(page).doesNotContain("<img", "<svg onload", "<b onclick", BREAKOUT);
        assertThat(ACTIVE.matcher(page)
                        .results()
                        .map(hit -> hit.start() + ": " + (int) hit.group().charAt(0)))
                .isEmpty();
    }

    @Test
    void thePageLetsNothingInAndNothingOut() throws IOException {
        String page = page(CommandRun.of("replay", session, "--report", folder.resolve("page.html")));

        assertThat(page)
                .containsPattern(
                        "Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+';"
                                + " script-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'\"");
        assertThat(page).doesNotContain("http://", "https://", " style=", "javascript:", "@import", "url(");
        assertThat(Pattern.compile("<[^>]+ on[a-z]+=").matcher(page).results()).isEmpty();
    }

    @Test
    void policyTextIsShownInertToo() throws IOException {
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(
                policies.resolve("a.cedar"),
                "@id(\"<script>p</script>\\u{1b}[2J\") @advice(\"<b>no</b>\\u{202e}\") forbid (principal, action, resource);");
        Path report = folder.resolve("page.html");

        CommandRun run = CommandRun.of("replay", session, "--policies", policies, "--report", report);

        assertThat(ACTIVE.matcher(run.printed()).find()).isFalse();
        assertThat(run.printed()).contains("\\u001b[2J");
        assertThat(page(run)).contains("&lt;script&gt;p&lt;/script&gt;").doesNotContain("<b>no</b>");
    }

    @Test
    void theTerminalIsToldNothingItWouldActOn() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken\u001b[2J.jsonl"), "[{\"role\": \"" + SCRIPT + "\u001b[2J\u202e");

        CommandRun run = CommandRun.of("replay", broken, session);

        assertThat(run.status()).isEqualTo(2);
        assertThat(ACTIVE.matcher(run.printed()).find()).isFalse();
        assertThat(run.err()).contains("broken\\u001b[2J.jsonl");
    }

    @Test
    void spansHoldNothingThatATerminalWouldActOn() throws IOException {
        Path spans = folder.resolve("spans.jsonl");

        CommandRun.of("replay", session, "--spans", spans, "--content");

        assertThat(ACTIVE.matcher(Files.readString(spans)).find()).isFalse();
    }

    private String page(CommandRun run) throws IOException {
        assertThat(run.status()).as("%s", run.printed()).isZero();
        return Files.readString(folder.resolve("page.html"));
    }
}
