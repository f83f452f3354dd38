package dev.agentops.authorization;

import java.util.Locale;

/**
 * Whether policies decide or only say what they would have decided.
 *
 * <p>{@link #LOG_ONLY} softens the answers of policies alone. It never turns an error of an authorizer, a request that could
 * not be built or a refused access to memory into a yes, and it never grants what nothing else grants.
 */
public enum EnforcementMode {
    /** What the policies say is what happens. */
    ENFORCE,
    /** What the policies say is recorded, and does not happen. */
    LOG_ONLY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** A stable word for spans, metrics and reports, such as {@code log_only}. */
    public String label() {
        return label;
    }
}
