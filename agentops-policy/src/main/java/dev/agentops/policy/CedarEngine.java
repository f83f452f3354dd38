package dev.agentops.policy;

/** Something that knows the policies, the schema and the entities of one folder, and decides by them. Thread-safe. */
interface CedarEngine {
    /** Decides by the semantics of the language; never throws for any request. */
    EngineAnswer decide(CedarRequest request);
}
