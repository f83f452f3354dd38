package dev.agentops.policy.conformance;

import java.util.ArrayList;
import java.util.List;

/** Adds up what came out of cases. Not thread-safe. */
final class Tally {
    private static final int MOST_TOLD = 20;

    private final List<String> disagreements = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long requests;
    private long disagree;
    private long fallback;
    private long cases;
    private long unusable;

    void add(CaseOutcome outcome) {
        cases++;
        requests += outcome.requests();
        disagree += outcome.disagreements().size();
        fallback += outcome.fallback();
        outcome.disagreements().forEach(told -> tell(disagreements, told));
    }

    /** Something that cannot be read. */
    void unusable(String problem) {
        unusable++;
        tell(problems, problem);
    }

    private static void tell(List<String> told, String line) {
        if (told.size() < MOST_TOLD) {
            told.add(line);
        }
    }

    ConformanceReport report() {
        return new ConformanceReport(
                requests,
                requests - disagree,
                disagree,
                requests - fallback,
                fallback,
                cases,
                disagreements,
                problems,
                unusable);
    }
}
