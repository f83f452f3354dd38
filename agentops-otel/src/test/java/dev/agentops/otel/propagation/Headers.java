package dev.agentops.otel.propagation;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Fields of a request, several of one name among them. */
record Headers(List<Map.Entry<String, String>> fields) {
    static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
        @Override
        public String get(Headers headers, String name) {
            return getAll(headers, name).hasNext() ? getAll(headers, name).next() : null;
        }

        @Override
        public Iterator<String> getAll(Headers headers, String name) {
            return headers.fields.stream()
                    .filter(field -> field.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .iterator();
        }
    };

    Headers() {
        this(new ArrayList<>());
    }

    Headers with(String name, String... values) {
        for (String value : values) {
            fields.add(Map.entry(name, value));
        }
        return this;
    }

    Context extractedBy(TextMapPropagator propagator) {
        return propagator.extract(Context.root(), this, GETTER);
    }

    /** What a service sends on that got these headers; null when nothing of that name. */
    String sentOnBy(TextMapPropagator propagator, String name) {
        Headers sent = new Headers();
        propagator.inject(extractedBy(propagator), sent, (headers, key, value) -> sent.with(key, value));
        return GETTER.get(sent, name);
    }
}
