package dev.agentops.otel;

import dev.agentops.figures.Figure.Kind;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous instrument of several sources. Counters of sources that are gone stay in the sum while there are others:
 * a sum that fell would look like a restart. Thread-safe.
 */
final class SharedInstrument {
    private final SharedInstruments.Definition definition;
    private final AutoCloseable instrument;
    private final IdentityHashMap<Object, Source> sources = new IdentityHashMap<>();
    private final Map<Attributes, Long> gone = new HashMap<>();

    SharedInstrument(Meter meter, SharedInstruments.Definition definition) {
        this.definition = definition;
        this.instrument = definition.kind() == Kind.COUNTER
                ? meter.counterBuilder(definition.name())
                        .setUnit(definition.unit())
                        .setDescription(definition.description())
                        .buildWithCallback(this::measure)
                : meter.gaugeBuilder(definition.name())
                        .ofLongs()
                        .setUnit(definition.unit())
                        .setDescription(definition.description())
                        .buildWithCallback(this::measure);
    }

    private static final class Source {
        private final Supplier<Map<Attributes, Long>> values;
        private int parts;

        Source(Supplier<Map<Attributes, Long>> values) {
            this.values = values;
        }
    }

    String name() {
        return definition.name();
    }

    synchronized void add(Object key, Supplier<Map<Attributes, Long>> values) {
        sources.computeIfAbsent(key, added -> new Source(values)).parts++;
    }

    /** What a counter that leaves others behind came to. It is read without a lock: reading is anybody's code. */
    Map<Attributes, Long> lastOf(Object key) {
        Source leaving = leavingOthers(key);
        return leaving == null ? Map.of() : leaving.values.get();
    }

    private synchronized @Nullable Source leavingOthers(Object key) {
        return definition.kind() == Kind.COUNTER && sources.size() > 1 ? sources.get(key) : null;
    }

    /** True when nobody is left. */
    synchronized boolean remove(Object key, Map<Attributes, Long> last) {
        Source source = sources.get(key);
        if (source != null && --source.parts == 0) {
            sources.remove(key);
            last.forEach((attributes, value) -> gone.merge(attributes, value, Long::sum));
        }
        return sources.isEmpty();
    }

    private void measure(ObservableLongMeasurement measurement) {
        LongBinaryOperator together = definition.kind() == Kind.LEAST ? Math::min : Long::sum;
        Map<Attributes, Long> all = new HashMap<>();
        for (Source source : copyTo(all)) {
            source.values.get().forEach((attributes, value) -> all.merge(attributes, value, together::applyAsLong));
        }
        all.forEach((attributes, value) -> measurement.record(value, attributes));
    }

    /** Who is to be asked beside what is gone: one that does not answer must keep nobody from closing. */
    private synchronized List<Source> copyTo(Map<Attributes, Long> all) {
        all.putAll(gone);
        return List.copyOf(sources.values());
    }

    void close() {
        try {
            instrument.close();
        } catch (Exception failure) {
            throw new IllegalStateException("an instrument of OpenTelemetry could not be closed", failure);
        }
    }
}
