package dev.agentops.cli.sessions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the call that a result answers.
 *
 * <p>Ids repeat within recorded sessions: a result answers the nearest earlier unanswered call of its id. A result without
 * an id, or a call without one, is paired in order: the earliest unanswered call first. Constant time for each call and
 * result.
 */
final class CallPairing {

    private static final String NO_ID = "";

    private final Map<String, Deque<PendingCall>> byId = new HashMap<>();
    private final Set<PendingCall> unanswered = new LinkedHashSet<>();

    void open(PendingCall call) {
        byId.computeIfAbsent(call.callId(), id -> new ArrayDeque<>()).addLast(call);
        unanswered.add(call);
    }

    /** The call that a result of this id answers, which is then no longer open; empty when none waits. */
    Optional<PendingCall> close(String id) {
        Optional<PendingCall> call = id.equals(NO_ID) ? earliest() : nearest(id);
        call.ifPresent(this::remove);
        return call;
    }

    private Optional<PendingCall> nearest(String id) {
        Deque<PendingCall> same = byId.get(id);
        return same != null ? Optional.of(same.peekLast()) : earliestWithoutId();
    }

    private Optional<PendingCall> earliestWithoutId() {
        Deque<PendingCall> withoutId = byId.get(NO_ID);
        return withoutId != null ? Optional.of(withoutId.peekFirst()) : Optional.empty();
    }

    private Optional<PendingCall> earliest() {
        Iterator<PendingCall> calls = unanswered.iterator();
        return calls.hasNext() ? Optional.of(calls.next()) : Optional.empty();
    }

    private void remove(PendingCall call) {
        unanswered.remove(call);
        Deque<PendingCall> same = byId.get(call.callId());
        if (same == null) {
            return;
        }
        boolean last = same.peekLast() == call;
        PendingCall removed = last ? same.pollLast() : same.pollFirst();
        if (removed != call) {
            throw new IllegalStateException("a call in the middle was answered: " + call.callId());
        }
        if (same.isEmpty()) {
            byId.remove(call.callId());
        }
    }
}
