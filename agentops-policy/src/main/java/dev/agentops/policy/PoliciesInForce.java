package dev.agentops.policy;

/**
 * One version of the policies and what decides by them, exchanged as one.
 *
 * @param loaded what was loaded
 * @param decider decides by it
 * @param partial decides by it what is not wholly known
 */
record PoliciesInForce(LoadedPolicies loaded, PolicyDecider decider, PartialDecider partial) {}
