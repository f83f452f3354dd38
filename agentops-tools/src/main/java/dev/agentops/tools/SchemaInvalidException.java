package dev.agentops.tools;

import dev.agentops.AgentOpsException;
import java.util.List;
import java.util.stream.Collectors;

/** A schema that is not JSON Schema, or that this library refuses to run. It carries every problem found. */
public final class SchemaInvalidException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 10;

    private final transient List<SchemaProblem> problems;

    /**
     * An exception that carries these problems.
     *
     * @param problems at least one
     */
    public SchemaInvalidException(List<SchemaProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the schema. */
    public List<SchemaProblem> problems() {
        return problems;
    }

    private static String text(List<SchemaProblem> problems) {
        String shown = problems.stream()
                .limit(MOST_SHOWN)
                .map(SchemaProblem::toString)
                .collect(Collectors.joining("; ", "the schema cannot be used: ", ""));
        int hidden = problems.size() - MOST_SHOWN;
        return hidden > 0 ? shown + "; and " + hidden + " more" : shown;
    }
}
