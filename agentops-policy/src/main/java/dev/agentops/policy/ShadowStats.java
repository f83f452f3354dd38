package dev.agentops.policy;

/**
 * What came of the checks by the official engine so far.
 *
 * @param checked decisions that were decided again
 * @param disagreed of those, how many were decided otherwise
 * @param failed decisions that the official engine, or the check itself, had no answer for
 * @param dropped decisions that were chosen and not checked, because too many waited
 * @param moved policies that the official engine decides since it disagreed
 */
public record ShadowStats(long checked, long disagreed, long failed, long dropped, long moved) {}
