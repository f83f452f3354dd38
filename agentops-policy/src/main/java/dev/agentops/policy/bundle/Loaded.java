package dev.agentops.policy.bundle;

/**
 * A bundle and what was compiled from it, exchanged as one.
 *
 * @param version the bundle's
 * @param policies what was compiled from it
 */
record Loaded<T>(BundleVersion version, T policies) {}
