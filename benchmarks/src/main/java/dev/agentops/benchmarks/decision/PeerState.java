package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An engine that has the policies, and the calls in turn. */
@State(Scope.Thread)
public class PeerState {
    /** How many permissions the set has. */
    @Param({"1", "10", "100", "1000"})
    public int policies;

    /** What they have in common. */
    @Param({"perTool", "unscoped", "groups"})
    public String shape = Shape.PER_TOOL.label();

    /** Who decides. */
    @Param({"compiled", "cedarJava", "cel", "celInterpreter", "sapl", "jcasbin", "handWritten"})
    public String engine = Engine.COMPILED.label();

    private DecisionPeer peer = call -> Decision.denyByDefault();
    private Call[] calls = new Call[0];
    private int next;

    /** For JMH. */
    public PeerState() {}

    /** Gives the engine the policies. */
    @Setup(Level.Trial)
    public void open() {
        Workload workload = Workload.of(Shape.of(shape), policies);
        calls = workload.calls().toArray(Call[]::new);
        peer = Engine.of(engine).load(workload);
    }

    Decision decideNext() {
        return peer.decide(calls[next++ & (Workload.CALLS - 1)]);
    }

    /** Ends the engine. */
    @TearDown(Level.Trial)
    public void close() {
        peer.close();
    }
}
