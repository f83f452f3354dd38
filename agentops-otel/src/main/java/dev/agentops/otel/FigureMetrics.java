package dev.agentops.otel;

import dev.agentops.figures.Figure;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the figures of a system as asynchronous instruments. Thread-safe. */
final class FigureMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(FigureMetrics.class);

    private final SharedInstruments instruments;
    private final List<Runnable> parts = new ArrayList<>();

    FigureMetrics(SharedInstruments instruments) {
        this.instruments = instruments;
    }

    synchronized void show(List<Figure> figures) {
        figures.forEach(this::show);
    }

    private void show(Figure figure) {
        Map<Attributes, Figure.Series> series = new HashMap<>();
        figure.series().forEach(one -> series.put(attributes(one.attributes()), one));
        parts.add(instruments.add(
                new SharedInstruments.Definition(figure.name(), figure.kind(), figure.unit(), figure.description()),
                figure,
                () -> read(figure.name(), series)));
    }

    private static Attributes attributes(Map<String, String> attributes) {
        AttributesBuilder builder = Attributes.builder();
        attributes.forEach(builder::put);
        return builder.build();
    }

    /** A number that cannot be read is left out; the others are there. */
    private static Map<Attributes, Long> read(String name, Map<Attributes, Figure.Series> series) {
        Map<Attributes, Long> values = new HashMap<>();
        series.forEach((attributes, one) -> {
            try {
                values.put(attributes, one.value().getAsLong());
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failed) {
                LOG.debug("A number of the figure {} cannot be read, and is left out", name, failed);
            }
        });
        return values;
    }

    /** Shows nothing of this system any more; whoever owns the OpenTelemetry goes on measuring. */
    synchronized void close() {
        parts.forEach(Runnable::run);
        parts.clear();
    }
}
