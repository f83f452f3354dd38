package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.agentops.authorization.Decision;
import dev.agentops.policy.internal.text.NestingGauge;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that would fill the stack of native code: it is named by place, and the process lives. */
class HostileTextTest {
    private static final int LEVELS = 10_000;

    @TempDir
    private Path path;

    private Folder folder;

    @BeforeEach
    void newFolder() {
        folder = new Folder(path);
    }

    /** Ways to go deep; {@code n} levels of each make a condition. */
    enum Depth {
        PARENTHESES,
        AND,
        OR,
        IF,
        ELSE,
        NOT,
        NOT_PARENTHESES,
        MINUS_PARENTHESES,
        PLUS,
        TIMES,
        SETS,
        RECORDS,
        ATTRIBUTES,
        HAS,
        INDEXES,
        METHODS,
        CALLS,
        CONDITIONS,
        OPEN_ONLY,
        MIXED;

        String condition(int n) {
            return switch (this) {
                case PARENTHESES -> "(".repeat(n) + "true" + ")".repeat(n);
                case AND -> "true" + " && true".repeat(n);
                case OR -> "false" + "||false".repeat(n) + "|| true";
                case IF -> "if true then ".repeat(n) + "true" + " else true".repeat(n);
                case ELSE -> "if false then true else ".repeat(n) + "true";
                case NOT -> "!".repeat(n) + "true";
                case NOT_PARENTHESES -> "!(".repeat(n) + (n % 2 == 0) + ")".repeat(n);
                case MINUS_PARENTHESES -> "1 != " + "-(".repeat(n) + "2" + ")".repeat(n);
                case PLUS -> "1 != 1" + " + 1".repeat(n);
                case TIMES -> "1 == 1" + " * 1".repeat(n);
                case SETS -> "1 != " + "[".repeat(n) + "]".repeat(n);
                case RECORDS -> "1 != " + "{a:".repeat(n) + "1" + "}".repeat(n);
                case ATTRIBUTES -> "context" + ".input".repeat(n);
                case HAS -> "!(context has a" + ".a".repeat(n) + ")";
                case INDEXES -> "context" + "[\"input\"]".repeat(n);
                case METHODS -> "principal" + ".isEmpty()".repeat(n);
                case CALLS -> "ip(".repeat(n) + ")".repeat(n);
                case CONDITIONS -> "true }" + " when { true }".repeat(n) + " when { true";
                case OPEN_ONLY -> "[".repeat(n);
                case MIXED -> "!(if [{a:(".repeat(n);
            };
        }
    }

    private static String policy(String condition) {
        return "permit (principal, action, resource) when { " + condition + " };\n";
    }

    @ParameterizedTest
    @EnumSource(Depth.class)
    void tenThousandLevelsAreRefusedByPlace(Depth depth) {
        folder.with("a.cedar", policy("true") + policy(depth.condition(LEVELS)) + policy("nothing"));

        PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());

        assertThat(invalid.problems()).hasSize(2);
        assertThat(invalid.problems().get(0).line()).isEqualTo(2);
        assertThat(invalid.problems().get(0).message()).contains("nested more than 200 levels deep");
        assertThat(invalid.problems().get(1).toString()).startsWith("a.cedar:3:45: invalid variable: nothing");
    }

    @ParameterizedTest
    @EnumSource(
            value = Depth.class,
            names = {
                "PARENTHESES",
                "AND",
                "OR",
                "IF",
                "ELSE",
                "NOT_PARENTHESES",
                "MINUS_PARENTHESES",
                "TIMES",
                "SETS",
                "RECORDS",
                "CONDITIONS"
            })
    void whatIsAcceptedIsDecidedOnAnOrdinaryThread(Depth depth) {
        int accepted = IntStream.iterate(NestingGauge.DEEPEST, n -> n - 1)
                .filter(n -> new PolicySplitter(new SourceText("a", policy(depth.condition(n))))
                        .split()
                        .problems()
                        .isEmpty())
                .findFirst()
                .orElseThrow();
        folder.with("a.cedar", policy(depth.condition(accepted)));

        Decision decision = folder.load().decide(Requests.tool("get", "{}"));

        assertThat(accepted).isBetween(40, NestingGauge.DEEPEST);
        assertThat(decision).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void stringsAndCommentsAreNotCounted() {
        String brackets = "([{".repeat(LEVELS);
        folder.with(
                "a.cedar",
                "// " + brackets + " ; \" \n/" + "/ && || \r"
                        + policy("context.input.x != \"" + brackets + " \\\" ; // " + brackets + "\" // \" " + brackets
                                + "\n"));

        assertThat(folder.load().decide(Requests.tool("get", "{\"x\": 1}"))).isInstanceOf(Decision.Allow.class);
    }

    @Test
    void aCarriageReturnEndsACommentAsItDoesForTheEngine() {
        folder.with("a.cedar", policy("true") + "// forbids nothing \r forbid (principal, action, resource);");

        assertThat(folder.load().decide(Requests.tool("get", "{}"))).isInstanceOf(Decision.Deny.class);
    }

    @Test
    void whatIsWideIsNotDeep() {
        String many = IntStream.range(0, LEVELS).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        folder.with(
                "a.cedar",
                policy("[" + many + "].contains(context.input.n)")
                        + policy("{a: 1, b: [1, 2]} != 3").repeat(300));

        assertThat(folder.load().decide(Requests.tool("get", "{\"n\": 9999}")).reasons())
                .hasSize(301);
    }

    @Test
    void aDeepSchemaIsRefusedByPlace() {
        for (String deep : new String[] {"Set<".repeat(LEVELS), "{ a: ".repeat(LEVELS)}) {
            folder.with("a.cedar", policy("true")).with("schema.cedarschema", "entity User;\ntype Deep = " + deep);

            PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());

            assertThat(invalid.problems())
                    .singleElement()
                    .asString()
                    .startsWith("schema.cedarschema:2:")
                    .contains("64 levels deep");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void typesThatNameEachOtherTooOftenAreRefused(int times) {
        StringBuilder schema = new StringBuilder("entity User, Agent;\n");
        StringBuilder json = new StringBuilder(
                "{\"\": {\"entityTypes\": {}, \"actions\": {}, \"commonTypes\": {\"Last\": {\"type\": \"Long\"}");
        int types = times == 1 ? LEVELS : 60;
        for (int i = 0; i < types; i++) {
            String inner = i + 1 == types ? "Last" : "T" + (i + 1);
            schema.append("type T")
                    .append(i)
                    .append(" = { a: ")
                    .append(inner)
                    .append(times == 1 ? "" : ", b: " + inner)
                    .append(" };\n");
            String attribute = "\": {\"type\": \"" + inner + "\"}";
            json.append(", \"T")
                    .append(i)
                    .append("\": {\"type\": \"Record\", \"attributes\": {\"a")
                    .append(attribute)
                    .append(times == 1 ? "" : ", \"b" + attribute)
                    .append("}}");
        }

        folder.with("a.cedar", policy("true")).with("schema.cedarschema", schema + "type Last = Long;");
        PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());
        assertThat(invalid.problems()).singleElement().asString().startsWith("schema.cedarschema:1:1: its types");

        assertThat(new SchemaFile(new SourceText(PolicyFolder.JSON_SCHEMA, json + "}}}")).guard())
                .asString()
                .startsWith("schema.cedarschema.json:1:1: its types");
    }

    @Test
    void aDeepJsonSchemaIsRefusedByPlace() {
        folder.with("a.cedar", policy("true")).with("schema.cedarschema.json", "{\"a\":\n" + "[".repeat(LEVELS));

        PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());

        assertThat(invalid.problems()).singleElement().asString().startsWith("schema.cedarschema.json:2:");
    }

    @Test
    void deepEntitiesAreRefusedByPlace() {
        folder.with("a.cedar", policy("true")).with("entities.json", "[\n" + "[".repeat(LEVELS));

        PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());

        assertThat(invalid.problems()).singleElement().asString().startsWith("entities.json:2:");
    }

    @Test
    void textThatIsNoPolicyAtAllIsRefused() {
        String[] texts = {
            ";",
            ";;;;",
            "}",
            ")]}",
            "\"",
            "@",
            "permit",
            "\u0000",
            "\uFEFFpermit (principal, action, resource);",
            "/",
            "//;\n x"
        };
        for (String text : texts) {
            folder.with("a.cedar", text);

            PolicyInvalidException invalid = catchThrowableOfType(PolicyInvalidException.class, () -> folder.load());

            assertThat(invalid).as(text).isNotNull();
            assertThat(invalid.problems())
                    .as(text)
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.file()).isEqualTo("a.cedar"));
        }
    }

    @Test
    void aThreadWithLittleStackDeniesAndLives() throws InterruptedException {
        folder.with(
                "a.cedar",
                policy("true") + "forbid (principal, action, resource) when { " + Depth.AND.condition(190) + " };");
        CedarAuthorizer authorizer =
                folder.builder().forbidErrors(ForbidErrors.CEDAR).load();
        Decision[] decision = new Decision[1];

        Thread thread =
                new Thread(null, () -> decision[0] = authorizer.decide(Requests.tool("get", "{}")), "small", 256 << 10);
        thread.start();
        thread.join();

        assertThat(decision[0]).isInstanceOf(Decision.Deny.class);
    }
}
