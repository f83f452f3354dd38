package dev.agentops.otel.file;

import io.opentelemetry.api.trace.TraceState;

/** A trace state as its header has it. */
final class TraceStateText {
    private TraceStateText() {}

    static String of(TraceState state) {
        StringBuilder text = new StringBuilder();
        state.forEach((key, value) -> text.append(text.length() == 0 ? "" : ",")
                .append(key)
                .append('=')
                .append(value));
        return text.toString();
    }
}
