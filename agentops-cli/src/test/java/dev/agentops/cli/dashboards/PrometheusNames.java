package dev.agentops.cli.dashboards;

import dev.agentops.otel.testkit.ReceivedMetric;
import dev.agentops.otel.testkit.ReceivedPoint;
import io.opentelemetry.api.common.AttributeKey;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The series that Prometheus makes of metrics from OTLP, each with its labels, by the rules of OpenTelemetry's specification. */
final class PrometheusNames {
    private static final Map<String, String> UNITS = Map.of("s", "_seconds", "ms", "_milliseconds", "By", "_bytes");

    private PrometheusNames() {}

    static Map<String, Set<String>> of(Collection<ReceivedMetric> metrics) {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (ReceivedMetric metric : metrics) {
            series(metric)
                    .forEach(name -> labels.computeIfAbsent(name, series -> new TreeSet<>(Set.of("job", "instance")))
                            .addAll(labels(metric, name)));
        }
        return labels;
    }

    private static Stream<String> series(ReceivedMetric metric) {
        String name = escaped(metric.name()) + unit(metric);
        return switch (metric.kind()) {
            case HISTOGRAM -> Stream.of(name + "_bucket", name + "_sum", name + "_count");
            case SUM -> Stream.of(metric.monotonic() ? name + "_total" : name);
            case GAUGE -> Stream.of(name);
            case EXPONENTIAL_HISTOGRAM, SUMMARY ->
                throw new AssertionError("no dashboard uses " + metric.kind() + ", but this is one: " + metric.name());
        };
    }

    private static String unit(ReceivedMetric metric) {
        if (metric.unit().equals("1")) {
            return metric.kind() == ReceivedMetric.Kind.GAUGE ? "_ratio" : "";
        }
        return UNITS.getOrDefault(metric.unit(), "");
    }

    private static Set<String> labels(ReceivedMetric metric, String series) {
        Set<String> labels = new TreeSet<>();
        for (ReceivedPoint point : metric.points()) {
            point.attributes().asMap().keySet().stream()
                    .map(AttributeKey::getKey)
                    .map(PrometheusNames::escaped)
                    .forEach(labels::add);
        }
        if (series.endsWith("_bucket")) {
            labels.add("le");
        }
        return labels;
    }

    private static String escaped(String name) {
        return name.replaceAll("[^a-zA-Z0-9_:]", "_");
    }
}
