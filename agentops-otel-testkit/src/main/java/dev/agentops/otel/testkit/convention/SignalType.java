package dev.agentops.otel.testkit.convention;

import java.util.Locale;

/** What a convention describes. */
public enum SignalType {
    /** A kind of span. */
    SPAN,
    /** A metric. */
    METRIC,
    /** A log record with the name of an event. */
    EVENT;

    static SignalType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
