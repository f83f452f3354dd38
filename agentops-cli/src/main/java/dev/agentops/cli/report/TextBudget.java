package dev.agentops.cli.report;

/** How much text of one session may still be shown. */
final class TextBudget {
    private final int maxText;
    private int left;

    TextBudget(ReportLimits limits) {
        this.maxText = limits.maxText();
        this.left = limits.maxSessionText();
    }

    /** How much of a text of this length is shown; it is taken from what is left. */
    int take(int length) {
        int granted = Math.min(Math.min(length, maxText), left);
        left -= granted;
        return granted;
    }
}
