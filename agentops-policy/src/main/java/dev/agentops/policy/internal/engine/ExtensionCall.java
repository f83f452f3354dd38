package dev.agentops.policy.internal.engine;

/**
 * A value of an extension type, as the call that makes it.
 *
 * @param function for instance {@code decimal}
 * @param argument its text
 */
public record ExtensionCall(String function, String argument) {}
