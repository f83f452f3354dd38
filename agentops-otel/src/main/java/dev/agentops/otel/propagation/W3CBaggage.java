package dev.agentops.otel.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code baggage}, by W3C Baggage, with an allow-list for what is accepted and another for what is sent.
 *
 * <p>Headers from outside are hostile. Members are taken or sent whole or not at all: at most 64 of them and 8,192 octets
 * together; those that are not well-formed are dropped one by one. Values are decoded as the specification has it and may then
 * hold any character, line breaks included; they are escaped when they are sent. Properties are kept. Extraction takes time
 * linear in the size of the headers, never throws and never logs. Thread-safe.
 */
public final class W3CBaggage implements TextMapPropagator {
    private static final String BAGGAGE = "baggage";
    private static final List<String> FIELDS = List.of(BAGGAGE);

    private final BaggageKeys accepted;
    private final BaggageKeys sent;

    private W3CBaggage(BaggageKeys accepted, BaggageKeys sent) {
        this.accepted = accepted;
        this.sent = sent;
    }

    /**
     * By two allow-lists.
     *
     * @param accepted what comes in; other members are as if they were not there
     * @param sent what goes out, whoever put it into Baggage
     */
    public static W3CBaggage create(BaggageKeys accepted, BaggageKeys sent) {
        return new W3CBaggage(accepted, sent);
    }

    @Override
    public List<String> fields() {
        return FIELDS;
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        Baggage baggage = Baggage.fromContext(context);
        if (baggage.isEmpty()) {
            return;
        }
        String header = BaggageWriter.write(baggage, sent);
        if (!header.isEmpty()) {
            setter.set(carrier, BAGGAGE, header);
        }
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        try {
            Baggage baggage = BaggageReader.read(HeaderFields.all(getter, carrier, BAGGAGE), accepted);
            return baggage.isEmpty() ? context : context.with(baggage);
        } catch (RuntimeException unreadable) {
            return context;
        }
    }

    @Override
    public String toString() {
        return "W3CBaggage(accepted " + accepted + ", sent " + sent + ")";
    }
}
