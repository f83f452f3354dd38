package dev.agentops.identity;

/**
 * The id of a session within its tenant, as the application chose it.
 *
 * @param value compared by exact code points
 */
public record SessionId(String value) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when it is empty, too long or has invisible characters
     */
    public SessionId {
        Identifiers.require("session id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
