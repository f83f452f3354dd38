package dev.agentops;

import dev.agentops.authorization.Denial;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The asynchronous and streamed calls of one session that are under way. Bounded; thread-safe. */
final class PendingCalls {
    private static final int MOST = 1_000;

    private final Set<PendingCall> calls = ConcurrentHashMap.newKeySet();

    @Nullable Denial refusal() {
        return calls.size() >= MOST ? new Denial.TooManyCalls(MOST) : null;
    }

    void add(PendingCall call) {
        calls.add(call);
    }

    void remove(PendingCall call) {
        calls.remove(call);
    }

    int size() {
        return calls.size();
    }

    void abandonAll() {
        calls.forEach(PendingCall::abandon);
    }
}
