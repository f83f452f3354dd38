package dev.agentops.cli;

/**
 * What a replay does, in words.
 *
 * @param policy what decides about which tools
 * @param actor in whose name sessions are replayed
 */
record ReplayPlan(String policy, String actor) {}
