package dev.agentops.tools.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large the automaton of an expression becomes, before it is built: counted repetitions multiply when they
 * stand inside each other, and thirty characters can ask for gigabytes.
 */
final class PatternSize {
    private static final int LARGEST = 10_000;
    private static final int DEEPEST = 100;

    private final String expression;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long size;
    private long last;
    private int at;

    private PatternSize(String expression) {
        this.expression = expression;
    }

    /** @throws IllegalArgumentException when it would be too large */
    static void require(String expression) {
        new PatternSize(expression).scan();
    }

    private void scan() {
        while (at < expression.length()) {
            switch (expression.charAt(at)) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> skipClass();
                case '{' -> repeat();
                case '\\' -> atom(escapeLength());
                case '*', '+', '?' -> operator();
                default -> atom(1);
            }
            requireSmall();
        }
    }

    private void requireSmall() {
        if (size > LARGEST || outer.size() > DEEPEST) {
            throw new IllegalArgumentException(
                    "repeats or nests too much: use smaller counts, or check the length with maxLength");
        }
    }

    private void atom(int length) {
        at += length;
        last = 1;
        size++;
    }

    /** Not an atom of its own, so that a count behind it still repeats what stands before it. */
    private void operator() {
        at++;
        size++;
    }

    private int escapeLength() {
        int end = expression.startsWith("{", at + 2) ? expression.indexOf('}', at) : -1;
        boolean named = at + 1 < expression.length() && "xpP".indexOf(expression.charAt(at + 1)) >= 0;
        return named && end > 0 ? end + 1 - at : 2;
    }

    private void open() {
        outer.push(size);
        size = 0;
        last = 0;
        at++;
    }

    private void close() {
        last = size + 1;
        size = last + (outer.isEmpty() ? 0 : outer.pop());
        at++;
    }

    private void skipClass() {
        int end = at + 1;
        boolean first = true;
        while (end < expression.length() && (first || expression.charAt(end) != ']')) {
            first = first && expression.charAt(end) == '^';
            end += expression.charAt(end) == '\\' ? 2 : 1;
        }
        atom(end + 1 - at);
    }

    private void repeat() {
        long times = 0;
        long most = 1;
        int end = at + 1;
        while (end < expression.length() && isCount(expression.charAt(end))) {
            char c = expression.charAt(end++);
            times = c == ',' ? 0 : Math.min(LARGEST, times * 10 + (c - '0'));
            most = Math.max(most, times);
        }
        size += last * most;
        last *= most;
        at = end + (expression.startsWith("}", end) ? 1 : 0);
    }

    private static boolean isCount(char c) {
        return c == ',' || (c >= '0' && c <= '9');
    }
}
