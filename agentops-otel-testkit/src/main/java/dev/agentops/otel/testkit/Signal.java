package dev.agentops.otel.testkit;

/** A kind of telemetry, and where OTLP carries it. */
public enum Signal {
    /** Spans. */
    TRACES("/v1/traces", "opentelemetry.proto.collector.trace.v1.TraceService"),
    /** Metrics. */
    METRICS("/v1/metrics", "opentelemetry.proto.collector.metrics.v1.MetricsService"),
    /** Log records, events among them. */
    LOGS("/v1/logs", "opentelemetry.proto.collector.logs.v1.LogsService");

    private final String path;
    private final String service;

    Signal(String path, String service) {
        this.path = path;
        this.service = service;
    }

    /** The path of OTLP/HTTP, with the leading slash. */
    public String path() {
        return path;
    }

    /** The full name of the gRPC service, whose one method is {@code Export}. */
    public String service() {
        return service;
    }
}
