package dev.agentops.policy;

/**
 * One version of the policies and what decides by them, exchanged as one.
 *
 * @param loaded what was loaded
 * @param decider decides by it
 */
record PoliciesInForce(LoadedPolicies loaded, PolicyDecider decider) {}
