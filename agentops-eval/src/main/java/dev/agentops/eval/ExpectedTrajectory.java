package dev.agentops.eval;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tool calls that an agent should make in one session, in order.
 *
 * @param calls the calls; none when the right thing is to call no tool
 */
public record ExpectedTrajectory(List<ExpectedCall> calls) {
    /** Copies the list. */
    public ExpectedTrajectory {
        calls = List.copyOf(calls);
    }

    /** Calls by their names only. */
    public static ExpectedTrajectory ofTools(String... tools) {
        return new ExpectedTrajectory(Stream.of(tools).map(ExpectedCall::of).toList());
    }
}
