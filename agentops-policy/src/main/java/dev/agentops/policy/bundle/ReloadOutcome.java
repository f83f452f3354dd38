package dev.agentops.policy.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of looking for a newer bundle. */
public sealed interface ReloadOutcome {
    /**
     * Another bundle is in force.
     *
     * @param from what was in force before; null for the first one
     * @param to what is in force now
     */
    record Swapped(@Nullable BundleVersion from, BundleVersion to) implements ReloadOutcome {}

    /**
     * There is nothing new.
     *
     * @param inForce what stays in force
     */
    record Unchanged(BundleVersion inForce) implements ReloadOutcome {}

    /**
     * A bare folder is being changed. It is taken when it is found the same twice, because nothing in it says when it is
     * complete.
     *
     * @param inForce what stays in force until then
     */
    record Settling(BundleVersion inForce) implements ReloadOutcome {}

    /**
     * What is there is refused.
     *
     * @param kind why
     * @param problems what is wrong and where; at least one
     * @param inForce what stays in force; null when nothing was, so that nothing is
     */
    record Rejected(
            RejectionKind kind,
            List<BundleProblem> problems,
            @Nullable BundleVersion inForce) implements ReloadOutcome {
        /** Copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
        }

        /** All problems, a line for each. */
        public String message() {
            return String.join(
                    "\n  ", problems.stream().map(BundleProblem::toString).toList());
        }
    }
}
