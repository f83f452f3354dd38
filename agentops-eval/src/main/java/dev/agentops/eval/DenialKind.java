package dev.agentops.eval;

import dev.agentops.authorization.Denial;
import java.util.Map;
import java.util.Objects;

/** Why a call was denied, without the particulars, which may be content. */
public enum DenialKind {
    /** The tool is not registered. */
    UNKNOWN_TOOL,
    /** The arguments are not acceptable. */
    INVALID_ARGUMENTS,
    /** The policies say no. */
    BY_POLICY,
    /** A person would have to approve, and nobody can be asked. */
    APPROVAL_UNAVAILABLE,
    /** There was no decision. */
    NO_DECISION,
    /** More calls of the session were under way than may be. */
    TOO_MANY_CALLS;

    private static final Map<Class<? extends Denial>, DenialKind> KINDS = Map.of(
            Denial.UnknownTool.class, UNKNOWN_TOOL,
            Denial.InvalidArguments.class, INVALID_ARGUMENTS,
            Denial.ByPolicy.class, BY_POLICY,
            Denial.ApprovalUnavailable.class, APPROVAL_UNAVAILABLE,
            Denial.NoDecision.class, NO_DECISION,
            Denial.TooManyCalls.class, TOO_MANY_CALLS);

    /** The kind of a denial. */
    public static DenialKind of(Denial denial) {
        return Objects.requireNonNull(KINDS.get(denial.getClass()), "a denial of a kind without a name");
    }

    /** Whether the call was refused before its arguments were accepted, so that there are none on record. */
    public boolean isBeforeAdmission() {
        return this == UNKNOWN_TOOL || this == INVALID_ARGUMENTS;
    }
}
