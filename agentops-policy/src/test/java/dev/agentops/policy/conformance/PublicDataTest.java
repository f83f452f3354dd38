package dev.agentops.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled policies and the official engine on all of the public conformance data: decisions, reasons and errors. */
class PublicDataTest {
    private static final Path DATA = Path.of(System.getProperty("agentops.shared", "../../shared"), "cedar-corpus");

    @Test
    void everyGeneratedRequestIsDecidedAsTheDataSays() {
        Path archive = DATA.resolve("corpus-tests-half.tar.gz");
        assumeTrue(Files.isRegularFile(archive), "the conformance data is not here: " + archive);

        ConformanceReport report = Conformance.create().withOfficial().run(List.of(archive));

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.problems()).isEmpty();
        assertThat(report.cases()).isEqualTo(3957);
        assertThat(report.line()).isEqualTo("requests=31656 agree=31656 disagree=0 compiled=31656 fallback=0");
    }

    @Test
    void everyHandwrittenRequestIsDecidedAsTheDataSays() {
        Path folder = DATA.resolve("handwritten");
        assumeTrue(Files.isDirectory(folder), "the conformance data is not here: " + folder);

        ConformanceReport report = Conformance.create().withOfficial().run(List.of(folder));

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.problems()).isEmpty();
        assertThat(report.cases()).isEqualTo(22);
        assertThat(report.line()).isEqualTo("requests=74 agree=74 disagree=0 compiled=74 fallback=0");
    }
}
