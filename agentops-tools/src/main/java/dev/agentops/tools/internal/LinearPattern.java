package dev.agentops.tools.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A regular expression that is found in time linear in the text, by RE2's automaton. Thread-safe. */
final class LinearPattern {
    private final Pattern pattern;
    private final int instructions;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
        this.instructions = pattern.programSize();
    }

    /** @throws IllegalArgumentException when it is too large, or has a construct that needs backtracking */
    static LinearPattern compile(String expression) {
        if (expression.length() > SchemaLimits.PATTERN_LENGTH) {
            throw new IllegalArgumentException("has " + expression.length() + " characters, at most "
                    + SchemaLimits.PATTERN_LENGTH + " are accepted");
        }
        PatternSize.require(expression);
        try {
            return new LinearPattern(Pattern.compile(EcmaEscapes.translate(expression)));
        } catch (PatternSyntaxException notLinear) {
            throw new IllegalArgumentException("is not an expression that runs in linear time ("
                    + Shown.text(notLinear.getDescription())
                    + "): use RE2 syntax, without look-around and back references");
        }
    }

    /** Whether it occurs anywhere in the text. */
    boolean isFoundIn(String text) {
        return pattern.matcher(text).find();
    }

    /** How many states the automaton is in at most. */
    int instructions() {
        return instructions;
    }

    /** What a search costs, in the units of {@link Effort}: one is about what a schema applied to a value costs. */
    long cost(String text) {
        return 1 + (long) text.length() * instructions / 64;
    }

    /** The expression, fit to be shown. */
    @Override
    public String toString() {
        return Shown.text(pattern.pattern());
    }
}
