package dev.agentops.internal;

/** How failures of code that is plugged in are told apart and logged. */
public final class Failures {
    private Failures() {}

    /** Whether the virtual machine cannot be relied on any more: recorded like any other failure, then thrown on. */
    public static boolean isFatal(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    /** Throws a fatal failure on; returns for any other. */
    public static void rethrowFatal(Throwable failure) {
        if (isFatal(failure)) {
            throw (VirtualMachineError) failure;
        }
    }

    /** The class and the stack of a failure, for a log: its message may hold arguments or results. */
    public static Throwable withoutMessage(Throwable failure) {
        Throwable shown = new RuntimeException(failure.getClass().getName());
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }
}
