package dev.agentops.benchmarks.decision;

import java.util.Arrays;

/** The engines that are compared. */
enum Engine {
    /** This library as it is when nothing is set. */
    COMPILED("compiled"),
    /** The official engine, called directly. */
    CEDAR_JAVA("cedarJava"),
    /** Common Expression Language with its planner. */
    CEL("cel"),
    /** The same with its older runtime. */
    CEL_INTERPRETER("celInterpreter"),
    /** Streaming Attribute Policy Language, with the better of its indexes. */
    SAPL("sapl"),
    /** jCasbin. */
    JCASBIN("jcasbin"),
    /** A map and plain comparisons. */
    HAND_WRITTEN("handWritten");

    private final String label;

    Engine(String label) {
        this.label = label;
    }

    /** As it stands in the benchmark's parameter. */
    String label() {
        return label;
    }

    /** Gives the engine the policies. */
    DecisionPeer load(Workload workload) {
        return switch (this) {
            case COMPILED -> new LibraryPeer(workload);
            case CEDAR_JAVA -> new CedarJavaPeer(workload);
            case CEL -> new CelPeer(workload, CelPeer.Evaluator.PLANNER);
            case CEL_INTERPRETER -> new CelPeer(workload, CelPeer.Evaluator.INTERPRETER);
            case SAPL -> new SaplPeer(workload, SaplPeer.Index.NAIVE);
            case JCASBIN -> new JcasbinPeer(workload);
            case HAND_WRITTEN -> new HandWrittenPeer(workload);
        };
    }

    static Engine of(String label) {
        return Arrays.stream(values())
                .filter(engine -> engine.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no engine '" + label + "'"));
    }
}
