package dev.agentops.otel.testkit.convention;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one thing. */
final class Findings {
    private final Observed observed;
    private final List<ConventionProblem> problems = new ArrayList<>();

    Findings(Observed observed) {
        this.observed = observed;
    }

    void require(boolean holds, String message) {
        if (!holds) {
            add(message);
        }
    }

    void add(String message) {
        problems.add(new ConventionProblem(observed.scope(), observed.subject(), message));
    }

    List<ConventionProblem> all() {
        return List.copyOf(problems);
    }
}
