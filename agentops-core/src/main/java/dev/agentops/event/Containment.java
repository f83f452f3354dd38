package dev.agentops.event;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where failures of observers end: counted, the first one logged, nothing thrown. Thread-safe. */
public final class Containment {
    private static final Logger LOG = LoggerFactory.getLogger(Containment.class);

    private final LongAdder failures = new LongAdder();
    private final AtomicBoolean logged = new AtomicBoolean();

    /** Nothing contained yet. */
    public Containment() {}

    /**
     * Counts a failure of an observer, and logs the first.
     *
     * @throws VirtualMachineError the failure itself, when the virtual machine cannot be relied on any more
     */
    public void contain(Throwable failure) {
        if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
            throw fatal;
        }
        failures.increment();
        if (logged.compareAndSet(false, true)) {
            LOG.warn(
                    "An observer failed; the call goes on without it. Further failures are counted, not logged",
                    failure);
        }
    }

    /** How many failures were contained. */
    public long failures() {
        return failures.sum();
    }
}
