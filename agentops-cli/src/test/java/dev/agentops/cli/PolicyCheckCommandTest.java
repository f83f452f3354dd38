package dev.agentops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckCommandTest {
    private static final String PERMIT = "permit (principal, action, resource);\n";
    private static final int DAMAGED = 300;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private CommandRun check(Object... options) {
        Object[] all = new Object[options.length + 3];
        all[0] = "policy";
        all[1] = "check";
        all[2] = folder;
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandRun.of(all);
    }

    @Test
    void aSoundFolderHasNothingToBeSaidOf() throws IOException {
        write("a.cedar", PERMIT);

        CommandRun run = check("--warnings-as-errors");

        assertThat(run.out()).isEqualToIgnoringNewLines("policies=1 problems=0 warnings=0 unformatted=0");
        assertThat(run.status()).isZero();
    }

    @Test
    void everyProblemIsListedWithItsPlaceAndFails() throws IOException {
        write(
                "a.cedar",
                "permit (principal, action, resource) when { 1 + };\n@id(\"x\")\n" + PERMIT + "@id(\"x\")\n" + PERMIT);

        CommandRun run = check();

        assertThat(run.status()).isEqualTo(ExitStatus.GATE_FAILED);
        assertThat(run.out())
                .contains("error: a.cedar:1:49: ", "error: a.cedar:4:1: policy x: the @id is used already")
                .contains("problems=2");
    }

    @Test
    void policiesThatSayTheSameOrNeverApplyAreWarnedOf() throws IOException {
        write(
                "a.cedar",
                PERMIT + "@id(\"again\")\n" + PERMIT
                        + "@id(\"never\")\npermit (principal, action, resource) when { 1 > 2 };\n");

        CommandRun run = check();

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("warning: a.cedar:2:1: policy again: says the same as a.cedar#1")
                .contains("policy never: a condition is false for every request");
        assertThat(check("--warnings-as-errors").status()).isEqualTo(ExitStatus.GATE_FAILED);
    }

    @Test
    void aForbidThatReadsWhatACallMayLackIsWarnedOf() throws IOException {
        write(
                "a.cedar",
                "forbid (principal, action == Action::\"pay\", resource)\nwhen { context.input.amount > 5 };\n"
                        + PERMIT);
        String tool =
                "[{\"name\": \"pay\", \"inputSchema\": {\"type\": \"object\", \"properties\": {\"amount\": {\"type\": \"integer\"}}%s}}]";

        assertThat(check().out()).contains("this forbid reads context.input.amount, which some calls may lack");
        write("tools.json", tool.formatted(""));
        assertThat(check().out()).contains("calls of pay may lack");
        write("tools.json", tool.formatted(", \"required\": [\"amount\"]"));
        assertThat(check().out()).contains("warnings=0");
    }

    @Test
    void aForbidThatReadsWhatAnEntityMayLackIsWarnedOf() throws IOException {
        for (String condition : List.of(
                "when { principal.level > 1 }",
                "unless { principal has level && resource.level > 1 }",
                "when { principal has level && principal.level.deep > 1 }")) {
            write("a.cedar", "forbid (principal, action, resource) " + condition + ";\n");
            assertThat(check().out())
                    .as(condition)
                    .contains("which some entities may lack", "add a schema")
                    .contains("warnings=1");
        }
        for (String condition : List.of(
                "when { principal has level && principal.level > 1 }",
                "when { resource has a.b && resource.a.b == principal }",
                "unless { !(principal has level) || principal.level > 1 }")) {
            write("a.cedar", "forbid (principal, action, resource) " + condition + ";\n");
            assertThat(check().out()).as(condition).contains("warnings=0");
        }
        write("a.cedar", "permit (principal, action, resource) when { principal.level > 1 };\n");
        assertThat(check().out()).contains("warnings=0");
    }

    @Test
    void whatIsAskedForBeforeIsNotWarnedOf() throws IOException {
        for (String condition : List.of(
                "when { context.input has a && context.input.a > 1 }",
                "when { context.input has a } when { context.input.a > 1 }",
                "unless { !(context.input has a) || context.input.a > 1 }",
                "when { if context.input has a then context.input.a > 1 else false }",
                "when { context.input has a.b && context.input.a.b > 1 }",
                "when { !(context.input has a) } unless { false }")) {
            write("a.cedar", "forbid (principal, action, resource) " + condition + ";\n");
            assertThat(check().out()).as(condition).contains("warnings=0");
        }
        for (String condition : List.of(
                "when { context.input.a > 1 && context.input has a }",
                "when { context.input has a || context.input.a > 1 }",
                "when { context.input has b && context.input.a > 1 }",
                "unless { context.input has a } unless { context.input.a > 1 }",
                "when { context.input has a && context.input.a.b > 1 }",
                "when { [context.input.a].contains(1) }",
                "when { context.input[\"a\"] like \"x*\" }")) {
            write("a.cedar", "forbid (principal, action, resource) " + condition + ";\n");
            assertThat(check().out()).as(condition).contains("which some calls may lack");
        }
    }

    @Test
    void formattingKeepsCommentsAndIsWrittenOnlyWhenAsked() throws IOException {
        String untidy = "// about \uD83D\uDE00\npermit(principal,action,resource) // all\n;";
        write("a.cedar", untidy);

        assertThat(check().out()).contains("format: a.cedar: is not in the official format", "unformatted=1");
        assertThat(Files.readString(folder.resolve("a.cedar"))).isEqualTo(untidy);
        assertThat(check("--format").status()).isZero();
        assertThat(Files.readString(folder.resolve("a.cedar"))).contains("// about \uD83D\uDE00", "// all", "permit (");
        assertThat(check("--warnings-as-errors").status()).isZero();
    }

    @Test
    void formattingKeepsWhoMayReadAFile() throws IOException {
        write("a.cedar", "permit(principal,action,resource);");
        Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rw-r--r--");
        Files.setPosixFilePermissions(folder.resolve("a.cedar"), rights);

        assertThat(check("--format").status()).isZero();

        assertThat(Files.getPosixFilePermissions(folder.resolve("a.cedar"))).isEqualTo(rights);
    }

    @Test
    void theReportCanBeJson() throws IOException {
        write("a.cedar", "@id(\"p\")\n" + PERMIT + PERMIT + "nonsense;");

        CommandRun run = check("--json");

        assertThat(run.out()).contains("\"policies\" : 2", "\"line\" : 4", "\"policy\" : \"a.cedar#2\"");
    }

    @Test
    void aFolderThatIsNotThereIsBadInput() {
        assertThat(CommandRun.of("policy", "check", folder.resolve("none")).status())
                .isEqualTo(ExitStatus.BAD_INPUT);
        assertThat(CommandRun.of("policy", "check").status()).isEqualTo(ExitStatus.BAD_INPUT);
    }

    @Test
    void noDamageMakesAStackTraceOrADefect() throws IOException {
        long seed = 20261123;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String[] names = {"a.cedar", "schema.cedarschema", "entities.json", "tools.json", "links.json"};
        byte[][] sound = {
            ("@id(\"p\")\n// note\n" + PERMIT
                            + "forbid (principal, action == Action::\"pay\", resource)\nwhen { context.input.a > 1 };\n")
                    .getBytes(StandardCharsets.UTF_8),
            "entity User; entity Agent; action pay appliesTo { principal: User, resource: Agent, context: { input: { a: Long } } };\n"
                    .getBytes(StandardCharsets.UTF_8),
            "[{\"uid\": {\"type\": \"User\", \"id\": \"u\"}, \"attrs\": {}, \"parents\": []}]"
                    .getBytes(StandardCharsets.UTF_8),
            "[{\"name\": \"pay\", \"inputSchema\": {\"type\": \"object\", \"required\": [\"a\"]}}]"
                    .getBytes(StandardCharsets.UTF_8),
            "[]".getBytes(StandardCharsets.UTF_8)
        };
        int refused = 0;
        for (int i = 0; i < DAMAGED; i++) {
            for (int file = 0; file < names.length; file++) {
                Files.write(folder.resolve(names[file]), sound[file]);
            }
            int hit = i % names.length;
            Files.write(folder.resolve(names[hit]), damaged(sound[hit], random));
            CommandRun run = check(i % 2 == 0 ? "--json" : "--warnings-as-errors");
            assertThat(run.status()).as(run.printed()).isBetween(0, 2);
            assertThat(run.printed()).doesNotContain("\tat ", "defect");
            refused += run.status() > 0 ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(DAMAGED / 4);
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] damaged = Arrays.copyOf(sound, random.nextBoolean() ? sound.length : random.nextInt(sound.length));
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
