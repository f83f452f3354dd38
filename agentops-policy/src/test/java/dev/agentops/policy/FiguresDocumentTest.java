package dev.agentops.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.figures.Figure;
import dev.agentops.policy.bundle.BundleVersion;
import dev.agentops.policy.bundle.RejectionKind;
import dev.agentops.policy.bundle.ReloadStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The names of this module's figures stand in the document, in its section on figures. */
class FiguresDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_.]+)` \\|.*\\| `CedarAuthorizer` \\|$");

    private static List<Figure> figures() {
        ShadowStats shadow = new ShadowStats(9, 2, 1, 4, 1);
        ReloadStats reloads = new ReloadStats(
                new BundleVersion("test", 1, "0".repeat(64)),
                Instant.EPOCH,
                Instant.EPOCH,
                3,
                5,
                Map.of(RejectionKind.TAMPERED, 2L),
                null,
                6);
        return PolicyFigures.of(() -> reloads, () -> shadow);
    }

    private static String section() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("agentops.root", ".."), "docs", "telemetry.md"));
        Matcher section =
                Pattern.compile("(?s)\n## Operational figures\n(.*?)\n## ").matcher(document);
        assertThat(section.find()).isTrue();
        return section.group(1);
    }

    @Test
    void theDocumentHasEachFigureAndNoOther() throws IOException {
        Set<String> documented =
                ROW.matcher(section()).results().map(row -> row.group(1)).collect(Collectors.toSet());

        assertThat(figures()).extracting(Figure::name).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void theDocumentHasEachAttribute() throws IOException {
        String section = section();

        assertThat(figures())
                .flatExtracting(Figure::series)
                .flatExtracting(series -> series.attributes().keySet())
                .allSatisfy(key -> assertThat(section).contains("`" + key + "`"));
    }

    private static long value(String name, Map<String, String> attributes) {
        return figures().stream()
                .filter(figure -> figure.name().equals(name))
                .flatMap(figure -> figure.series().stream())
                .filter(series -> series.attributes().equals(attributes))
                .findFirst()
                .orElseThrow()
                .value()
                .getAsLong();
    }

    @Test
    void theNumbersAreThoseOfTheStatistics() {
        assertThat(value("agentops.policy.reloads", Map.of("agentops.policy.reload.outcome", "swapped")))
                .isEqualTo(3);
        assertThat(value("agentops.policy.reloads", Map.of("agentops.policy.reload.outcome", "unchanged")))
                .isEqualTo(5);
        assertThat(value("agentops.policy.reloads", Map.of("agentops.policy.reload.outcome", "rejected")))
                .isEqualTo(2);
        assertThat(value("agentops.policy.rejections", Map.of("agentops.policy.rejection.kind", "tampered")))
                .isEqualTo(2);
        assertThat(value("agentops.policy.rejections", Map.of("agentops.policy.rejection.kind", "empty")))
                .isZero();
        assertThat(value("agentops.policy.listener.failures", Map.of())).isEqualTo(6);
        assertThat(value("agentops.policy.shadow.checks", Map.of())).isEqualTo(9);
        assertThat(value("agentops.policy.shadow.disagreements", Map.of())).isEqualTo(2);
        assertThat(value("agentops.policy.shadow.unchecked", Map.of("agentops.policy.shadow.problem", "dropped")))
                .isEqualTo(4);
        assertThat(value("agentops.policy.shadow.moved", Map.of())).isEqualTo(1);
    }
}
