package dev.agentops.tools;

import dev.agentops.AgentOpsException;
import java.util.List;
import java.util.stream.Collectors;

/** A tool manifest that cannot be used. It carries every problem found; no tool of the manifest is given out. */
public final class ToolManifestException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 20;

    private final transient List<ManifestProblem> problems;

    /**
     * An exception that carries these problems.
     *
     * @param problems at least one
     */
    public ToolManifestException(List<ManifestProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the file. */
    public List<ManifestProblem> problems() {
        return problems;
    }

    private static String text(List<ManifestProblem> problems) {
        String shown = problems.stream()
                .limit(MOST_SHOWN)
                .map(ManifestProblem::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        int hidden = problems.size() - MOST_SHOWN;
        return hidden > 0 ? shown + System.lineSeparator() + "and " + hidden + " more" : shown;
    }
}
