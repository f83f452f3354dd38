package dev.agentops.otel.sdk;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;

/** What collectors refused, by signal. Thread-safe. */
final class Rejections {
    private final Map<Signal, LongAdder> counts = new EnumMap<>(Signal.class);

    Rejections() {
        for (Signal signal : Signal.values()) {
            counts.put(signal, new LongAdder());
        }
    }

    /** Takes the body of an answer of success. */
    void read(Signal signal, byte[] answer) {
        long rejected = OtlpAnswer.rejected(answer);
        if (rejected > 0) {
            adder(signal).add(rejected);
        }
    }

    long ofSpansAndLogRecords() {
        return adder(Signal.SPANS).sum()
                + adder(Signal.LOG_RECORDS).sum()
                + adder(Signal.OTHER).sum();
    }

    void forEach(ObjLongConsumer<Signal> taker) {
        counts.forEach((signal, count) -> taker.accept(signal, count.sum()));
    }

    private LongAdder adder(Signal signal) {
        return counts.computeIfAbsent(signal, absent -> new LongAdder());
    }
}
