package dev.agentops;

import dev.agentops.authorization.Denial;
import dev.agentops.internal.Failures;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The asynchronous and streamed calls of one session that are under way. Bounded; thread-safe. */
final class PendingCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PendingCalls.class);
    private static final int MOST = 1_000;

    private final Set<PendingCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicInteger awaited = new AtomicInteger();

    @Nullable Denial refusal() {
        return calls.size() >= MOST ? new Denial.TooManyCalls(MOST) : null;
    }

    void add(PendingCall call) {
        calls.add(call);
    }

    void remove(PendingCall call) {
        calls.remove(call);
    }

    void awaited(int more) {
        awaited.addAndGet(more);
    }

    /** How many are under way that nobody blocks for. */
    int unawaited() {
        return calls.size() - awaited.get();
    }

    /** Ends all of them; subscribers and dependents are told on a thread of their own, since they may block. */
    void abandonAll() {
        List<Runnable> left = calls.stream().map(PendingCall::abandon).toList();
        if (!left.isEmpty()) {
            Thread teller = new Thread(() -> left.forEach(PendingCalls::run), "agentops-abandoned-calls");
            teller.setDaemon(true);
            teller.start();
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (Throwable failure) {
            LOG.debug("Code that was told of an abandoned call failed", Failures.withoutMessage(failure));
        }
    }
}
