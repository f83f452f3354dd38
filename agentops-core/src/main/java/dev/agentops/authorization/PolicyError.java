package dev.agentops.authorization;

/**
 * A policy that could not be evaluated.
 *
 * @param policyId the policy's public id
 * @param message what went wrong, for developers only: it may hold values
 */
public record PolicyError(String policyId, String message) {
    /** Without the message. */
    @Override
    public String toString() {
        return "PolicyError(" + policyId + ")";
    }
}
