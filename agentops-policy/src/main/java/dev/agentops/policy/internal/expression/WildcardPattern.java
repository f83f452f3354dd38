package dev.agentops.policy.internal.expression;

import java.util.List;

/**
 * A pattern of {@code like}: literal texts with any text between them.
 *
 * @param segments the literal texts around the wildcards, one more than there are wildcards; may be empty texts
 */
public record WildcardPattern(List<String> segments) {
    /** Copies the list. */
    public WildcardPattern {
        segments = List.copyOf(segments);
    }

    /** Whether the whole text fits. Each literal is taken where it first occurs, which leaves most room for the others. */
    boolean matches(String text) {
        String first = segments.get(0);
        int last = segments.size() - 1;
        if (last == 0) {
            return text.equals(first);
        }
        if (!text.startsWith(first)) {
            return false;
        }
        int from = first.length();
        for (int i = 1; i < last; i++) {
            int at = text.indexOf(segments.get(i), from);
            if (at < 0) {
                return false;
            }
            from = at + segments.get(i).length();
        }
        return text.length() - from >= segments.get(last).length() && text.endsWith(segments.get(last));
    }
}
