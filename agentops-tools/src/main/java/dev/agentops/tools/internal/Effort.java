package dev.agentops.tools.internal;

/** What is left to spend on one call: schemas that refer to each other could otherwise take exponential time. */
final class Effort {
    private int steps = SchemaLimits.STEPS;
    private int nesting;

    void enter() {
        spend(1);
        if (++nesting > SchemaLimits.NESTING) {
            throw new Exhausted();
        }
    }

    void leave() {
        nesting--;
    }

    void spend(long amount) {
        if (amount > steps) {
            throw new Exhausted();
        }
        steps -= (int) amount;
    }

    /** The call needs more than it may. Without a stack trace: it is a value on its way out. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super(null, null, false, false);
        }
    }
}
