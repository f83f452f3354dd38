package dev.agentops.tool;

import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import dev.agentops.json.JsonObject;

/** What the body of a tool is given: the arguments that were decided on, and for whom. Valid while the body runs. */
public interface ToolInvocation {
    /** The frozen arguments: exactly the value that was admitted and decided on. */
    JsonObject arguments();

    /** The actor of the session, as it was authenticated. */
    Principal principal();

    /** The session that the call belongs to. */
    SessionId sessionId();
}
