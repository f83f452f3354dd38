package dev.agentops.identity;

/**
 * Which agent acts.
 *
 * @param name the agent's name
 * @param version the version of its configuration
 * @param environment where it runs, for instance {@code dev} or {@code prod}
 */
public record AgentIdentity(String name, String version, String environment) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a part is empty, too long or has invisible characters
     */
    public AgentIdentity {
        Identifiers.require("agent name", name);
        Identifiers.require("agent version", version);
        Identifiers.require("environment", environment);
    }
}
