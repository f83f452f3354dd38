package dev.agentops.policy.differential;

/** An engine that knows one world. */
interface Decider {
    Answer decide(WorldRequest request);

    /** Makes an engine for a world. */
    interface Factory {
        Decider of(PolicyWorld world);
    }
}
