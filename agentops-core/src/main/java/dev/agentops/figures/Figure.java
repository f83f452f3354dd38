package dev.agentops.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One named number, or one for each of a few fixed sets of attributes. It is read now and then, on a thread of whoever
 * shows it: reading is quick, takes no lock that calls wait for, and does not throw.
 *
 * @param name low-case words with dots between them, for instance {@code agentops.policy.reloads}
 * @param kind how it moves, and what several of the same name come to
 * @param unit of the value, as UCUM has it, for instance {@code s} or {@code {session}}
 * @param description one sentence
 * @param series the numbers; none of them has the attributes of another
 */
public record Figure(String name, Kind kind, String unit, String description, List<Series> series) {
    /** Copies the list. */
    public Figure {
        series = List.copyOf(series);
    }

    /** How a figure moves, and what it comes to where several parts show the same one. */
    public enum Kind {
        /** It counts up from 0; several are added up. */
        COUNTER,
        /** It goes up and down; several are added up. */
        GAUGE,
        /** It goes up and down; of several, the least one counts. */
        LEAST
    }

    /**
     * One number of a figure.
     *
     * @param attributes what tells it from the others; keys and values come from code or configuration, never from a caller
     * @param value reads it
     */
    public record Series(Map<String, String> attributes, LongSupplier value) {
        /** Copies the attributes. */
        public Series {
            attributes = Map.copyOf(attributes);
        }
    }

    /** A figure without a number yet; {@link #with} adds them. */
    public static Figure of(Kind kind, String name, String unit, String description) {
        return new Figure(name, kind, unit, description, List.of());
    }

    /** A counter of one number. */
    public static Figure counter(String name, String unit, String description, LongSupplier value) {
        return of(Kind.COUNTER, name, unit, description).with(Map.of(), value);
    }

    /** A gauge of one number. */
    public static Figure gauge(String name, String unit, String description, LongSupplier value) {
        return of(Kind.GAUGE, name, unit, description).with(Map.of(), value);
    }

    /** The same figure with one more number, told from the others by one attribute. */
    public Figure with(String attribute, String is, LongSupplier value) {
        return with(Map.of(attribute, is), value);
    }

    /** The same figure with one more number. */
    public Figure with(Map<String, String> attributes, LongSupplier value) {
        List<Series> more = new ArrayList<>(series);
        more.add(new Series(attributes, value));
        return new Figure(name, kind, unit, description, more);
    }
}
