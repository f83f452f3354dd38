package dev.agentops.buildchecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that decides whether continuous integration is green has to be able to say no. */
class ReportCheckTest {
    private static final String SKIPPED = "<skipped message='no sessions at ../shared/sessions'/>";

    @TempDir
    Path tree;

    @Test
    void acceptsPassedTests() throws IOException {
        report("SomeTest", "");
        assertThat(check(present())).isEqualTo(new Verdict(0, "1 passed, 0 failed, 0 skipped"));
    }

    @Test
    void refusesFailedTests() throws IOException {
        report("SomeTest", "<failure/>");
        assertThat(check(present())).isEqualTo(new Verdict(1, "0 passed, 1 failed, 0 skipped"));
    }

    @Test
    void refusesErrors() throws IOException {
        report("SomeTest", "<error/>");
        assertThat(check(present())).isEqualTo(new Verdict(1, "0 passed, 1 failed, 0 skipped"));
    }

    @Test
    void refusesSkippedTestsWhereSharedIsPresent() throws IOException {
        report("FirstTest", "");
        report("SecondTest", SKIPPED);
        assertThat(check(present())).isEqualTo(new Verdict(1, "1 passed, 0 failed, 1 skipped"));
    }

    @Test
    void acceptsSkippedTestsThatNeedSharedWhereItIsAbsent() throws IOException {
        report("FirstTest", "");
        report("SecondTest", SKIPPED);
        assertThat(check(absent())).isEqualTo(new Verdict(0, "1 passed, 0 failed, 1 skipped"));
    }

    @Test
    void refusesOtherSkippedTestsWhereSharedIsAbsent() throws IOException {
        report("FirstTest", "");
        report("SecondTest", "<skipped message='not today'/>");
        assertThat(check(absent())).isEqualTo(new Verdict(1, "1 passed, 0 failed, 1 skipped"));
    }

    @Test
    void refusesATestClassWithoutReport() throws IOException {
        report("SomeTest", "");
        Path sources = Files.createDirectories(tree.resolve("module/src/test/java/some"));
        Files.writeString(sources.resolve("ForgottenTest.java"), "class ForgottenTest {}\n");
        assertThat(check(present()).status()).isEqualTo(1);
    }

    @Test
    void refusesARunWithoutTests() {
        assertThat(check(present())).isEqualTo(new Verdict(1, "0 passed, 0 failed, 0 skipped"));
    }

    private void report(String type, String outcome) throws IOException {
        Path reports = Files.createDirectories(tree.resolve("module/target/surefire-reports"));
        Files.writeString(
                reports.resolve("TEST-some." + type + ".xml"),
                "<testsuite><testcase classname='some." + type + "' name='works'>" + outcome
                        + "</testcase></testsuite>");
    }

    private Verdict check(Path shared) {
        ProcessRun run =
                ProcessRun.java(Repository.root(), ".ci/CheckReports.java", shared.toString(), tree.toString());
        return new Verdict(run.status(), run.lines().get(run.lines().size() - 1));
    }

    private Path present() {
        return tree;
    }

    private Path absent() {
        return tree.resolve("absent");
    }

    private record Verdict(int status, String lastLine) {}
}
