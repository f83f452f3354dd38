package dev.agentops.cli.report;

/**
 * How much a page shows; what is beyond is said on the page.
 *
 * @param maxText UTF-16 units of one text
 * @param maxSessionText UTF-16 units of all texts of a session together
 * @param maxEntries messages and calls of a session
 * @param maxSpans spans of a session in its trace view
 * @param maxPage characters of sessions after which only sessions with a denied call are shown
 * @param maxPageDenied characters of sessions after which none is shown
 */
record ReportLimits(int maxText, int maxSessionText, int maxEntries, int maxSpans, long maxPage, long maxPageDenied) {
    static final ReportLimits DEFAULT = new ReportLimits(4_000, 400_000, 1_000, 200, 16_000_000, 24_000_000);
}
