package dev.agentops.event;

import dev.agentops.internal.Failures;
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
     * Counts a failure of an observer, and logs the first, without its message.
     *
     * @throws VirtualMachineError the failure itself, when the virtual machine cannot be relied on any more
     */
    public void contain(Throwable failure) {
        Failures.rethrowFatal(failure);
        failures.increment();
        if (logged.compareAndSet(false, true)) {
            LOG.warn(
                    "An observer failed; the call goes on without it. Further failures are counted, not logged",
                    Failures.withoutMessage(failure));
        }
    }

    /** How many failures were contained. */
    public long failures() {
        return failures.sum();
    }
}
