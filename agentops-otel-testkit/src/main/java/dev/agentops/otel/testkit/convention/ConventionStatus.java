package dev.agentops.otel.testkit.convention;

import java.util.Locale;

/** How settled a name is. */
public enum ConventionStatus {
    /** It stands in a published or merged convention, be it stable or in development. */
    MERGED,
    /** Somebody has proposed it as a convention; it may be renamed or never come. */
    PROPOSAL,
    /** No convention has it: it is a library's own. Also a merged attribute on a signal for which no convention lists it. */
    OURS;

    static ConventionStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
