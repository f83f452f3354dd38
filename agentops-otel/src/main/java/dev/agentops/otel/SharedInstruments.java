package dev.agentops.otel;

import dev.agentops.figures.Figure.Kind;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The asynchronous instruments of one meter, by name, for as long as somebody measures with them. Thread-safe. */
final class SharedInstruments {
    private final Meter meter;
    private final Map<String, SharedInstrument> byName = new HashMap<>();

    SharedInstruments(Meter meter) {
        this.meter = meter;
    }

    /** What an instrument is; of several with one name, the first one counts. */
    record Definition(String name, Kind kind, String unit, String description) {}

    /**
     * Takes part in an instrument.
     *
     * @param source who measures: the same one, added again, is measured once
     * @param values measures, on the thread of a metric reader
     * @return ends the part
     */
    synchronized Runnable add(Definition definition, Object source, Supplier<Map<Attributes, Long>> values) {
        SharedInstrument instrument =
                byName.computeIfAbsent(definition.name(), name -> new SharedInstrument(meter, definition));
        instrument.add(source, values);
        return new Part(this, instrument, source);
    }

    private void remove(SharedInstrument instrument, Object source) {
        Map<Attributes, Long> last = instrument.lastOf(source);
        synchronized (this) {
            if (instrument.remove(source, last)) {
                byName.remove(instrument.name(), instrument);
                instrument.close();
            }
        }
    }

    /** Ends once. */
    private static final class Part implements Runnable {
        private final SharedInstruments instruments;
        private final SharedInstrument instrument;
        private final Object source;
        private boolean ended;

        Part(SharedInstruments instruments, SharedInstrument instrument, Object source) {
            this.instruments = instruments;
            this.instrument = instrument;
            this.source = source;
        }

        @Override
        public void run() {
            synchronized (this) {
                if (ended) {
                    return;
                }
                ended = true;
            }
            instruments.remove(instrument, source);
        }
    }
}
