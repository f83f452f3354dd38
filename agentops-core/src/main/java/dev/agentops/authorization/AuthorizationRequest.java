package dev.agentops.authorization;

import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;

/**
 * The question: may this principal do this through this agent, now, with these arguments? All of it was authenticated or
 * measured in process; nothing in it comes from Baggage or other headers.
 *
 * @param principal the authenticated actor
 * @param action what is to be done
 * @param agent the agent that wants to do it
 * @param session facts of the session
 * @param input the frozen arguments
 */
public record AuthorizationRequest(
        Principal principal, Action action, AgentIdentity agent, SessionFacts session, JsonObject input) {}
