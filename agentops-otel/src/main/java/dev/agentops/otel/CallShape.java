package dev.agentops.otel;

import dev.agentops.tool.ToolDescriptor;
import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * What the spans of one kind of call have in common.
 *
 * @param spanName low-cardinality
 * @param atStart known before the call, so that samplers see it
 * @param durations how the duration metric is recorded; null when there is none for this kind
 * @param tool the registered tool; null when it is none
 */
record CallShape(
        String spanName,
        SpanKind kind,
        StartAttributes atStart,
        @Nullable DurationAttributes durations,
        @Nullable ToolDescriptor tool) {}
