package dev.agentops.otel.sdk;

import java.util.Arrays;
import java.util.function.Predicate;

/** What a request of OTLP carries. */
enum Signal {
    SPANS("spans", "v1/traces", "trace.v1.TraceService"),
    LOG_RECORDS("log_records", "v1/logs", "logs.v1.LogsService"),
    METRIC_POINTS("metric_points", "v1/metrics", "metrics.v1.MetricsService"),
    /** An endpoint of the application's choice, whose path does not tell. */
    OTHER("_OTHER", "", "");

    private final String text;
    private final String path;
    private final String service;

    Signal(String text, String path, String service) {
        this.text = text;
        this.path = path;
        this.service = service;
    }

    /** As it stands in the attribute. */
    String text() {
        return text;
    }

    static Signal ofPath(String path) {
        return first(signal -> path.endsWith(signal.path));
    }

    static Signal ofMethod(String method) {
        return first(signal -> method.contains(signal.service));
    }

    private static Signal first(Predicate<Signal> fits) {
        return Arrays.stream(values()).filter(fits).findFirst().orElse(OTHER);
    }
}
