package dev.agentops.authorization;

import dev.agentops.tool.TrustLabel;

/**
 * What a decision may know of the session besides its actor.
 *
 * @param sessionId the session's id
 * @param turn number of the turn, from 1; 0 outside of a turn
 * @param calls calls that were started in the session before this one
 * @param taint the least trusted label of what the session has seen
 */
public record SessionFacts(String sessionId, int turn, long calls, TrustLabel taint) {}
