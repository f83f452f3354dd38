package dev.agentops.policy;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file of a policies folder, and where.
 *
 * @param file the file's name within its folder
 * @param line from 1; a line ends at LF, CR LF or CR
 * @param column from 1, in Unicode code points
 * @param policyId the public id of the policy in which it is; null when it is in none, or in one that could not be read
 * @param message what is wrong, and what to do about it
 */
public record PolicyProblem(
        String file, int line, int column, @Nullable String policyId, String message) {
    /** About a file as a whole. */
    static PolicyProblem of(String file, String message) {
        return new PolicyProblem(file, 1, 1, null, message);
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        String policy = policyId == null ? "" : "policy " + policyId + ": ";
        return file + ":" + line + ":" + column + ": " + policy + message;
    }
}
