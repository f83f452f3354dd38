package dev.agentops.tools.internal;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.ArgumentProblem.Kind;
import org.jspecify.annotations.Nullable;

/** The smallest and largest length of a text in characters (Unicode code points), an array or an object. */
record SizeRule(Measure measure, int least, int most) implements Rule {

    private static final int CHARACTERS_PER_STEP = 64;

    /** What is counted. */
    enum Measure {
        CHARACTERS("characters", "minLength", "maxLength"),
        ITEMS("items", "minItems", "maxItems"),
        MEMBERS("members", "minProperties", "maxProperties");

        private final String noun;
        final String minimum;
        final String maximum;

        Measure(String noun, String minimum, String maximum) {
            this.noun = noun;
            this.minimum = minimum;
            this.maximum = maximum;
        }

        /** The size of a value; -1 when it is not of the type. */
        private int of(@Nullable Object value) {
            return switch (this) {
                case CHARACTERS -> value instanceof String text ? text.codePointCount(0, text.length()) : -1;
                case ITEMS -> value instanceof JsonArray array ? array.size() : -1;
                case MEMBERS -> value instanceof JsonObject object ? object.size() : -1;
            };
        }
    }

    @Override
    public boolean accepts(@Nullable Object value, Effort effort) {
        if (value instanceof String text && measure == Measure.CHARACTERS) {
            return isSurelyWithin(text.length()) || isCountedWithin(text, effort);
        }
        int size = measure.of(value);
        return size < 0 || (size >= least && size <= most);
    }

    /** A character is one or two UTF-16 units, so most texts need no counting. */
    private boolean isSurelyWithin(int units) {
        return units <= most && units / 2 >= least;
    }

    private boolean isCountedWithin(String text, Effort effort) {
        effort.spend(text.length() / CHARACTERS_PER_STEP);
        int size = measure.of(text);
        return size >= least && size <= most;
    }

    @Override
    public void explain(@Nullable Object value, Report report) {
        int size = measure.of(value);
        String limit = size < least ? "at least " + least : "at most " + most;
        report.add(Kind.VALUE, "must have " + limit + " " + measure.noun + ", has " + size);
    }
}
