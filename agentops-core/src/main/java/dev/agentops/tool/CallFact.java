package dev.agentops.tool;

/** What the body of a call may say about it, where conventions of telemetry have a name for it. */
public enum CallFact {
    /** The name of the store of records or events, from configuration; a text. */
    MEMORY_STORE(false),
    /** The one record that was accessed; a text. */
    MEMORY_RECORD_ID(true),
    /** How many records or events were written, found or deleted; a whole number. */
    MEMORY_RECORD_COUNT(false),
    /** What was searched for; a text. */
    MEMORY_QUERY(true);

    private final boolean content;

    CallFact(boolean content) {
        this.content = content;
    }

    /** Whether it may hold personal data, and so is recorded only like other content. */
    public boolean isContent() {
        return content;
    }
}
