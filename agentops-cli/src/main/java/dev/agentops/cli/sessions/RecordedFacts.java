package dev.agentops.cli.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a recording says about a session beside its messages.
 *
 * @param recordedId the session's own id in the recording (simulation, conversation, task and trial); not unique
 * @param domain the domain of the benchmark, such as {@code airline}
 * @param agent the agent's or its model's name
 * @param expected the trajectory that the author expects; empty when the recording has none
 * @param reward the recorded judgement, 1 for success where the source is a benchmark
 * @param agentCost cost of the agent's model calls in the source's currency, US dollars in tau2
 * @param startedAt start; local times without a zone are taken as UTC
 * @param endedAt end
 */
public record RecordedFacts(
        Optional<String> recordedId,
        Optional<String> domain,
        Optional<String> agent,
        Optional<List<ExpectedCall>> expected,
        OptionalDouble reward,
        OptionalDouble agentCost,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    public RecordedFacts {
        expected = expected.map(List::copyOf);
    }

    static RecordedFacts ofId(Optional<String> recordedId) {
        return new RecordedFacts(
                recordedId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
