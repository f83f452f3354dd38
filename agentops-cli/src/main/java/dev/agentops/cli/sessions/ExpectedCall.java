package dev.agentops.cli.sessions;

/**
 * A call of the trajectory that the recording's author expects.
 *
 * @param name the tool's name
 * @param argumentsJson the arguments as JSON text
 */
public record ExpectedCall(String name, String argumentsJson) {}
