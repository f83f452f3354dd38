package dev.agentops;

/**
 * What was left when a system was closed.
 *
 * @param openSessions sessions in which a call still runs; they end when it returns
 * @param pendingItems items that observers could not finish within the time
 * @param observerFailures failures of observers that were contained since the system was built
 */
public record CloseReport(int openSessions, long pendingItems, long observerFailures) {
    /** Whether nothing was left. */
    public boolean isComplete() {
        return openSessions == 0 && pendingItems == 0;
    }
}
