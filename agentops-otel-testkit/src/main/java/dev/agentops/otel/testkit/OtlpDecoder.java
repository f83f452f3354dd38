package dev.agentops.otel.testkit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.List;

/** Reads the protobuf messages of OTLP, for those who got the bytes elsewhere than from an {@link OtlpReceiver}. */
public final class OtlpDecoder {
    private OtlpDecoder() {}

    /**
     * The spans of an {@code ExportTraceServiceRequest}.
     *
     * @throws IllegalArgumentException when the bytes are no such message
     */
    public static List<ReceivedSpan> spans(ByteString message) {
        return List.copyOf(SpanDecoder.spans(
                parse("ExportTraceServiceRequest", () -> ExportTraceServiceRequest.parseFrom(message))));
    }

    /**
     * The spans of an {@code ExportTraceServiceRequest} in OTLP's JSON encoding, as a line of an OTLP JSON file.
     *
     * @throws IllegalArgumentException when the text is no such message
     */
    public static List<ReceivedSpan> jsonSpans(String message) {
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        OtlpJson.merge(message, request);
        return List.copyOf(SpanDecoder.spans(request.build()));
    }

    /**
     * The metrics of an {@code ExportMetricsServiceRequest}.
     *
     * @throws IllegalArgumentException when the bytes are no such message
     */
    public static List<ReceivedMetric> metrics(ByteString message) {
        return List.copyOf(MetricDecoder.metrics(
                parse("ExportMetricsServiceRequest", () -> ExportMetricsServiceRequest.parseFrom(message))));
    }

    /**
     * The log records of an {@code ExportLogsServiceRequest}.
     *
     * @throws IllegalArgumentException when the bytes are no such message
     */
    public static List<ReceivedLogRecord> logs(ByteString message) {
        return List.copyOf(
                LogDecoder.logs(parse("ExportLogsServiceRequest", () -> ExportLogsServiceRequest.parseFrom(message))));
    }

    private static <T> T parse(String type, Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("not a protobuf message of type " + type, malformed);
        }
    }

    private interface Parsing<T> {
        T parse() throws InvalidProtocolBufferException;
    }
}
