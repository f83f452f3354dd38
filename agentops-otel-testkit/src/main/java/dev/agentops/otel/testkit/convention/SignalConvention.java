package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.Attributes;
import java.util.Set;

/**
 * A kind of span, a metric or an event.
 *
 * @param id what the uses of attributes refer to; of a metric or event, its name
 * @param type which of them
 * @param name of a span, the {@link NameFormat}; otherwise the name
 * @param kinds of a span, the kinds that it may have; of a metric, the one instrument: HISTOGRAM, COUNTER, UPDOWNCOUNTER or
 *     GAUGE; of an event, none
 * @param unit of a metric, its unit in UCUM; otherwise empty
 * @param selector of a span, how one of this kind is recognized: an attribute, or an attribute and its values
 * @param status how settled it is
 * @param source the file and version where it is defined
 */
public record SignalConvention(
        String id,
        SignalType type,
        NameFormat name,
        Set<String> kinds,
        String unit,
        Selector selector,
        ConventionStatus status,
        String source) {
    /** Takes a copy of the kinds. */
    public SignalConvention {
        kinds = Set.copyOf(kinds);
    }

    boolean describesSpan(String kind, Attributes attributes) {
        return type == SignalType.SPAN && kinds.contains(kind) && selector.selects(attributes);
    }
}
