package dev.agentops.benchmarks.decision;

/**
 * One permission, in words that every engine can be told: for one tool, one group or one kind, depending on the shape of its
 * set, and up to an amount.
 *
 * @param number its position in the set, from 0
 * @param shape the shape of the set
 */
record Rule(int number, Shape shape) {
    private static final int KINDS = 8;

    String id() {
        return "permit-" + number;
    }

    /** Decides in sets of shape {@link Shape#PER_TOOL}. */
    String tool() {
        return "tool_" + number;
    }

    /** Decides in sets of shape {@link Shape#GROUPS}. */
    String group() {
        return "group_" + number;
    }

    /** Read in every set; no two policies have the same in sets of shape {@link Shape#UNSCOPED}. */
    String kind() {
        return "kind_" + (shape == Shape.UNSCOPED ? number : number % KINDS);
    }

    /** The least amount that is too much. */
    long limit() {
        return 100L + number % 50;
    }
}
