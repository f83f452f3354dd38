package dev.agentops.otel.testkit;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.util.ArrayList;
import java.util.List;

/** Log records of a logs request. */
final class LogDecoder {
    private LogDecoder() {}

    static List<ReceivedLogRecord> logs(ExportLogsServiceRequest request) {
        List<ReceivedLogRecord> logs = new ArrayList<>();
        for (ResourceLogs resource : request.getResourceLogsList()) {
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                ReceivedSource source =
                        AttributeDecoder.source(resource.getResource(), scope.getScope(), scope.getSchemaUrl());
                scope.getLogRecordsList().forEach(log -> logs.add(log(log, source)));
            }
        }
        return logs;
    }

    private static ReceivedLogRecord log(LogRecord log, ReceivedSource source) {
        return new ReceivedLogRecord(
                log.getEventName(),
                log.getTimeUnixNano(),
                log.getObservedTimeUnixNano(),
                log.getSeverityNumberValue(),
                log.getSeverityText(),
                log.hasBody() ? AttributeDecoder.value(log.getBody()) : null,
                AttributeDecoder.attributes(log.getAttributesList()),
                AttributeDecoder.hex(log.getTraceId()),
                AttributeDecoder.hex(log.getSpanId()),
                source);
    }
}
