package dev.agentops.cli.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentops.otel.testkit.ReceivedMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the queries of the dashboards and alert rules to the metrics that a system really exports. */
class DashboardsTest {
    private static final Path DASHBOARDS =
            Path.of(System.getProperty("agentops.root")).resolve("docs/dashboards");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^\\s+expr: '(.*)'$");

    private static List<ReceivedMetric> metrics = List.of();
    private static Map<String, Set<String>> exported = Map.of();

    @BeforeAll
    static void export(@TempDir Path folder) throws IOException {
        metrics = ExercisedSystem.metrics(folder);
        exported = PrometheusNames.of(metrics);
    }

    @Test
    void dashboardAsksForWhatIsExported() throws IOException {
        List<Query> queries = dashboardQueries();
        assertThat(queries).hasSizeGreaterThan(30);
        assertThat(queries).allSatisfy(DashboardsTest::assertIsExported);
    }

    @Test
    void alertsAskForWhatIsExported() throws IOException {
        List<Query> queries = alertQueries();
        assertThat(queries).hasSizeGreaterThan(12);
        assertThat(queries).allSatisfy(DashboardsTest::assertIsExported);
    }

    @Test
    void everyMetricOfTheLibraryIsOnTheDashboard() throws IOException {
        Set<String> asked = new TreeSet<>();
        dashboardQueries().forEach(query -> asked.addAll(query.series().keySet()));
        List<String> forgotten = metrics.stream()
                .filter(metric -> metric.source().scopeName().equals("dev.agentops"))
                .filter(metric ->
                        PrometheusNames.of(List.of(metric)).keySet().stream().noneMatch(asked::contains))
                .map(ReceivedMetric::name)
                .distinct()
                .toList();
        assertThat(forgotten).isEmpty();
    }

    private static void assertIsExported(Query query) {
        assertThat(query.series()).as(query.text()).isNotEmpty();
        query.series().forEach((series, labels) -> {
            assertThat(exported).as(query.text()).containsKey(series);
            assertThat(exported.get(series)).as(query.text()).containsAll(labels);
            assertThat(query.grouping())
                    .as(query.text())
                    .allSatisfy(label -> assertThat(exported.keySet().stream()
                                    .filter(query.series()::containsKey)
                                    .anyMatch(name -> exported.get(name).contains(label)))
                            .as(label)
                            .isTrue());
        });
    }

    private static List<Query> dashboardQueries() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(DASHBOARDS.resolve("agents.json").toFile());
        List<Query> queries = new ArrayList<>();
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target ->
                                queries.add(new Query(target.path("expr").asText()))));
        dashboard.path("templating").path("list").forEach(variable -> {
            if (variable.path("type").asText().equals("query")) {
                queries.add(new Query(variable.path("query").path("query").asText()));
            }
        });
        return queries;
    }

    private static List<Query> alertQueries() throws IOException {
        return EXPRESSION
                .matcher(Files.readString(DASHBOARDS.resolve("alerts.yaml")))
                .results()
                .map(match -> new Query(match.group(1)))
                .toList();
    }
}
