package dev.agentops.otel.propagation;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import org.jspecify.annotations.Nullable;

/** The {@code traceparent} header of W3C Trace Context Level 2, section 3.2. */
record TraceParent(String traceId, String parentId, TraceFlags flags) {
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;

    /** Sampled and random-trace-id: all other flags are to be set to zero. */
    private static final int KNOWN_FLAGS = 0x03;

    /** What a header says; null when it is not well-formed, and then the trace is to be started anew. */
    static @Nullable TraceParent parse(String header) {
        int start = Characters.skipSpace(header, 0, header.length());
        int end = Characters.trimEnd(header, start, header.length());
        return isWellFormed(header, start, end) ? valid(header, start) : null;
    }

    private static @Nullable TraceParent valid(String header, int start) {
        String traceId = header.substring(start + TRACE_ID, start + PARENT_ID - 1);
        String parentId = header.substring(start + PARENT_ID, start + FLAGS - 1);
        return TraceId.isValid(traceId) && SpanId.isValid(parentId)
                ? new TraceParent(traceId, parentId, known(hexByte(header, start + FLAGS)))
                : null;
    }

    private static boolean isWellFormed(String header, int start, int end) {
        return end - start >= LENGTH
                && hasKnownLength(header, start, end)
                && header.charAt(start + TRACE_ID - 1) == '-'
                && header.charAt(start + PARENT_ID - 1) == '-'
                && header.charAt(start + FLAGS - 1) == '-'
                && hexByte(header, start + FLAGS) >= 0;
    }

    /** Version 00 has no more fields, versions to come may have more after a dash, and ff is no version. */
    private static boolean hasKnownLength(String header, int start, int end) {
        int version = hexByte(header, start);
        boolean isExact = end - start == LENGTH;
        return version == 0
                ? isExact
                : version > 0 && version < 0xff && (isExact || header.charAt(start + LENGTH) == '-');
    }

    /** Two lower-case hexadecimal digits; negative when they are not. */
    private static int hexByte(String header, int at) {
        int high = hexDigit(header.charAt(at));
        int low = hexDigit(header.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static TraceFlags known(int flags) {
        return TraceFlags.fromByte((byte) (flags & KNOWN_FLAGS));
    }

    /** The header for calls that a span makes, in version 00. */
    static String format(SpanContext span) {
        return "00-" + span.getTraceId() + '-' + span.getSpanId() + '-'
                + known(span.getTraceFlags().asByte()).asHex();
    }
}
