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

    /**
     * Says something about this call that belongs to the application, for instance {@code acme.order.tier}; telemetry has it
     * as an attribute of the call's span. It is recorded as it is: say no more of people than spans may hold. Of more than 32
     * the later ones are left out, and texts are cut to 1,024 characters.
     *
     * @param key lower-case words with dots between them, the first one the application's own
     * @param value a String, Boolean, Integer, Long, Float or Double
     * @throws IllegalArgumentException when key or value is none of these
     */
    default void annotate(String key, Object value) {}

    /**
     * Says something about this call for which conventions of telemetry have a name.
     *
     * @param value a {@link String} or {@link Long}, as the fact has it
     */
    default void note(CallFact fact, Object value) {}
}
