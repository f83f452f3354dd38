package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;

/** An engine that has been given the policies of a {@link Workload}. Used by one thread. */
interface DecisionPeer extends AutoCloseable {
    /** Builds the engine's own request from the call, and decides. Peers need not give reasons. */
    Decision decide(Call call);

    @Override
    default void close() {}
}
