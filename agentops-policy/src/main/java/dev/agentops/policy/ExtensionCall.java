package dev.agentops.policy;

/**
 * A value of an extension type, as the call that makes it.
 *
 * @param function for instance {@code decimal}
 * @param argument its text
 */
record ExtensionCall(String function, String argument) {}
