package dev.agentops.policy.bundle;

/**
 * Something wrong with a bundle, and where.
 *
 * @param place the name of a file in it, or its path
 * @param message what is wrong, and what to do about it
 */
public record BundleProblem(String place, String message) {
    /** {@code place: message}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
