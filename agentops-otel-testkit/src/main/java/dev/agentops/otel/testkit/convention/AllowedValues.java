package dev.agentops.otel.testkit.convention;

import java.util.List;

/**
 * The values that a text may have.
 *
 * @param known those that are listed; empty when none are
 * @param closed whether there are no others
 */
public record AllowedValues(List<String> known, boolean closed) {
    /** Takes a copy. */
    public AllowedValues {
        known = List.copyOf(known);
    }

    /** Whether a value is allowed: any, unless the list is closed. */
    public boolean accept(String value) {
        return !closed || known.contains(value);
    }

    static AllowedValues of(String text) {
        if (text.equals("-")) {
            return new AllowedValues(List.of(), false);
        }
        int colon = text.indexOf(':');
        return switch (text.substring(0, Math.max(0, colon))) {
            case "open" -> new AllowedValues(List.of(text.substring(colon + 1).split(",", -1)), false);
            case "closed" -> new AllowedValues(List.of(text.substring(colon + 1).split(",", -1)), true);
            default -> throw new IllegalArgumentException("want -, open:a,b or closed:a,b and not " + text);
        };
    }
}
