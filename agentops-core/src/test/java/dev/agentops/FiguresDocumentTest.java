package dev.agentops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.event.CallObserver;
import dev.agentops.event.Observation;
import dev.agentops.event.ObservedSystem;
import dev.agentops.event.StartEvent;
import dev.agentops.figures.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The names of this module's figures stand in the document, in its section on figures. */
class FiguresDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_.]+)` \\|.*\\| the system \\|$");

    private static List<Figure> figures() {
        List<Figure> seen = new ArrayList<>();
        CallObserver observer = new CallObserver() {
            @Override
            public Observation started(StartEvent event, Observation parent) {
                return Observation.NOOP;
            }

            @Override
            public void joined(ObservedSystem system) {
                seen.addAll(system.figures());
            }
        };
        AgentOps.builder().allowAll().observer(observer).build().close();
        return seen;
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
}
