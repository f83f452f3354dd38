package dev.agentops.policy.internal.engine;

/** Something that knows the policies, the schema and the entities of one folder, and decides by them. Thread-safe. */
public interface CedarEngine {
    /** Decides by the semantics of the language; never throws for any request. */
    EngineAnswer decide(CedarRequest request);
}
