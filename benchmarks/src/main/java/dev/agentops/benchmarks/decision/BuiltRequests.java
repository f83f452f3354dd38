package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** This library with its policies, and requests that exist already. */
@State(Scope.Thread)
public class BuiltRequests {
    /** How many permissions the set has. */
    @Param({"1", "10", "100", "1000"})
    public int policies;

    /** What they have in common. */
    @Param({"perTool", "unscoped", "groups"})
    public String shape = Shape.PER_TOOL.label();

    private Authorizer authorizer = request -> Decision.denyByDefault();
    private AuthorizationRequest[] requests = new AuthorizationRequest[0];
    private int next;

    /** For JMH. */
    public BuiltRequests() {}

    /** Loads the policies and builds the requests. */
    @Setup(Level.Trial)
    public void open() {
        Workload workload = Workload.of(Shape.of(shape), policies);
        authorizer = new LibraryPeer(workload).authorizer();
        requests = workload.calls().stream().map(Call::request).toArray(AuthorizationRequest[]::new);
    }

    Decision decideNext() {
        return authorizer.decide(requests[next++ & (Workload.CALLS - 1)]);
    }
}
