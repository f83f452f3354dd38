package dev.agentops.policy.bundle;

import dev.agentops.AgentOpsException;
import java.util.List;
import java.util.stream.Collectors;

/** A bundle is refused before anything of it was used. It knows the kind and every problem that was found. */
public final class BundleRejectedException extends AgentOpsException {
    private static final long serialVersionUID = 1L;

    private final RejectionKind kind;
    private final transient List<BundleProblem> problems;

    BundleRejectedException(RejectionKind kind, List<BundleProblem> problems) {
        super(problems.stream().map(BundleProblem::toString).collect(Collectors.joining("\n  ")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    BundleRejectedException(RejectionKind kind, String place, String message) {
        this(kind, List.of(new BundleProblem(place, message)));
    }

    /** Why it is refused; of several problems the first one's. */
    public RejectionKind kind() {
        return kind;
    }

    /** Every problem that was found; at least one. */
    public List<BundleProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
