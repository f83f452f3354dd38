package dev.agentops.policy.internal.engine;

import java.util.List;

/** What an engine says. */
public sealed interface EngineAnswer {

    /**
     * A decision by the semantics of the language.
     *
     * @param allow whether a permit applied and no forbid
     * @param determining positions of the policies that determined it, ascending
     * @param errors policies that could not be evaluated, by ascending position
     */
    record Decided(boolean allow, List<Integer> determining, List<Failure> errors) implements EngineAnswer {
        /** Copies the lists. */
        public Decided {
            determining = List.copyOf(determining);
            errors = List.copyOf(errors);
        }
    }

    /**
     * A policy that could not be evaluated.
     *
     * @param policy its position
     * @param message why; it may hold values
     */
    record Failure(int policy, String message) {}

    /**
     * No decision: the request does not conform to the schema, or the engine failed.
     *
     * @param message why; it may hold values
     */
    record Refused(String message) implements EngineAnswer {}
}
