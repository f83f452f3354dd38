package dev.agentops.benchmarks.decision;

import java.util.Arrays;

/** What the policies of a set have in common. */
enum Shape {
    /** Each permits one tool: the scope names the action. */
    PER_TOOL("perTool"),
    /** Each is for anybody and any tool: its conditions begin with an equality of an argument. */
    UNSCOPED("unscoped"),
    /** Each permits a group: the scope has the principal in it. */
    GROUPS("groups");

    private final String label;

    Shape(String label) {
        this.label = label;
    }

    /** As it stands in the benchmark's parameter. */
    String label() {
        return label;
    }

    static Shape of(String label) {
        return Arrays.stream(values())
                .filter(shape -> shape.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no shape '" + label + "'"));
    }
}
