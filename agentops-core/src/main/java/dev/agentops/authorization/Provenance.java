package dev.agentops.authorization;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a decision comes from. Immutable. An authorizer that keeps its decisions shares one of these between them: nothing in
 * it belongs to a single request.
 *
 * <p>Two are equal when version, mode and unenforced decision are; who explains is not compared, because that is code, and the
 * version names what it explains.
 *
 * @param policyVersion the version of the policies that decided; null when they have none
 * @param mode the mode of the set of policies as a whole, also where a decision was not softened by it
 * @param unenforced what the decision would have been otherwise: had single policies counted that only log; or, where the
 *     whole set only logs, had it been enforced. Null when that is the same in verdict, reasons and errors. It has no
 *     unenforced decision of its own.
 * @param explainer who can say why
 */
public record Provenance(
        @Nullable String policyVersion,
        EnforcementMode mode,
        @Nullable Decision unenforced,
        Explainer explainer) {
    static final Explainer REASONS = (decision, request) -> ReasonsExplained.of(decision);

    /** Enforced, and no more is known than what stands in the decision. */
    public static final Provenance NONE = new Provenance(null, EnforcementMode.ENFORCE, null, REASONS);

    /**
     * Checks that what was not enforced is a decision, not a chain of them.
     *
     * @throws IllegalArgumentException when {@code unenforced} has an unenforced decision itself
     */
    public Provenance {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(explainer, "explainer");
        if (unenforced != null && unenforced.unenforced() != null) {
            throw new IllegalArgumentException("the unenforced decision " + unenforced.verdict()
                    + " has an unenforced decision itself: give it a provenance without one");
        }
    }

    /** Enforced policies of a version, which explain no more than their reasons. */
    public static Provenance ofVersion(@Nullable String policyVersion) {
        return NONE.withPolicyVersion(policyVersion);
    }

    /** The same with another version. */
    public Provenance withPolicyVersion(@Nullable String otherVersion) {
        return new Provenance(otherVersion, mode, unenforced, explainer);
    }

    /** The same in another mode. */
    public Provenance withMode(EnforcementMode otherMode) {
        return new Provenance(policyVersion, otherMode, unenforced, explainer);
    }

    /**
     * The same with another decision that was not enforced.
     *
     * @throws IllegalArgumentException when it has an unenforced decision itself
     */
    public Provenance withUnenforced(@Nullable Decision otherDecision) {
        return new Provenance(policyVersion, mode, otherDecision, explainer);
    }

    /** The same, explained by another. */
    public Provenance withExplainer(Explainer otherExplainer) {
        return new Provenance(policyVersion, mode, unenforced, otherExplainer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Provenance that
                && mode == that.mode
                && Objects.equals(policyVersion, that.policyVersion)
                && Objects.equals(unenforced, that.unenforced);
    }

    @Override
    public int hashCode() {
        return Objects.hash(policyVersion, mode, unenforced);
    }

    /** Without the explainer. */
    @Override
    public String toString() {
        return "Provenance(" + policyVersion + ", " + mode
                + (unenforced == null ? "" : ", unenforced " + unenforced.verdict()) + ")";
    }
}
