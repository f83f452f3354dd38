package dev.agentops;

/** Failures after which the virtual machine cannot be relied on. They are recorded like any other, and then thrown on. */
final class Fatal {
    private Fatal() {}

    static boolean is(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    static void rethrow(Throwable failure) {
        if (is(failure)) {
            throw (VirtualMachineError) failure;
        }
    }
}
