package dev.agentops.otel.testkit;

import com.google.protobuf.MessageLite;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/** The protobuf message of a reply that is no refusal. */
final class ReplyMessage {
    private static final byte[] EVERYTHING_TAKEN = {};

    private ReplyMessage() {}

    static byte[] of(Signal signal, Reply reply) {
        return reply instanceof Reply.PartialSuccess partial
                ? partial(signal, partial).toByteArray()
                : EVERYTHING_TAKEN.clone();
    }

    private static MessageLite partial(Signal signal, Reply.PartialSuccess partial) {
        return switch (signal) {
            case TRACES ->
                ExportTraceServiceResponse.newBuilder()
                        .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                                .setRejectedSpans(partial.rejected())
                                .setErrorMessage(partial.message()))
                        .build();
            case METRICS ->
                ExportMetricsServiceResponse.newBuilder()
                        .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                                .setRejectedDataPoints(partial.rejected())
                                .setErrorMessage(partial.message()))
                        .build();
            case LOGS ->
                ExportLogsServiceResponse.newBuilder()
                        .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                                .setRejectedLogRecords(partial.rejected())
                                .setErrorMessage(partial.message()))
                        .build();
        };
    }
}
