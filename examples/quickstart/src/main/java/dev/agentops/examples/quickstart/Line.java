package dev.agentops.examples.quickstart;

import java.util.List;

/**
 * One line of the story. Its texts come from users, models and tools: whoever shows them has to make them inert.
 *
 * @param kind what it tells of
 * @param text what happened
 * @param details more about it, a line each
 */
record Line(Kind kind, String text, List<String> details) {
    /** What a line tells of. */
    enum Kind {
        /** A session. */
        SESSION,
        /** What the user said. */
        USER,
        /** A call that was made. */
        ALLOWED,
        /** A call that was refused. */
        DENIED,
        /** A call that was made, and failed. */
        FAILED,
        /** What the agent replied. */
        AGENT
    }

    /** Copies the list. */
    Line {
        details = List.copyOf(details);
    }

    /** A line without details. */
    static Line of(Kind kind, String text) {
        return new Line(kind, text, List.of());
    }
}
