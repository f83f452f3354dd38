package dev.agentops.cli.sessions;

/** Counts what is kept of a session and remembers the first reason to give it up. */
final class Budget {

    private final SessionLimits limits;
    private long spent;
    private String refusal = "";
    private Position refusedAt = Position.UNKNOWN;

    Budget(SessionLimits limits) {
        this.limits = limits;
    }

    void spendValue(int characters, JsonCursor cursor) {
        spent += (long) characters + SessionLimits.VALUE_COST;
        if (exceeded()) {
            refuse(tooLarge(), cursor.tokenStart());
        }
    }

    void spend(long characters, Position at) {
        spent += characters;
        if (exceeded()) {
            refuse(tooLarge(), at);
        }
    }

    void checkDepth(int depth, JsonCursor cursor) {
        if (depth > limits.maxDepth()) {
            refuse("the session is nested deeper than " + limits.maxDepth() + " levels", cursor.tokenStart());
        }
    }

    void refuse(String reason, Position at) {
        if (refusal.isEmpty()) {
            refusal = reason;
            refusedAt = at;
        }
    }

    boolean refused() {
        return !refusal.isEmpty();
    }

    long spent() {
        return spent;
    }

    /** Tells the reason under that pointer. */
    void report(Problems problems, String pointer) {
        problems.error(
                refusedAt,
                pointer,
                refusal + "; it is skipped",
                "record it in smaller parts or correct it at this place");
    }

    private boolean exceeded() {
        return spent > limits.maxSessionCharacters() && !refused();
    }

    private String tooLarge() {
        return "the session is larger than " + limits.maxSessionCharacters() + " characters";
    }
}
