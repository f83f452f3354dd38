package dev.agentops.otel.testkit;

/** How a request came in. */
public enum Transport {
    /** OTLP/gRPC. */
    GRPC,
    /** OTLP/HTTP with binary protobuf. */
    HTTP
}
