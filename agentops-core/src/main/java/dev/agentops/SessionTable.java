package dev.agentops;

import dev.agentops.SessionException.Problem;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are open, and to whom an id belongs. Bounded on both counts: sessions beyond the limit are refused, and
 * of the ended ones those that ended longest ago are forgotten. No code of others runs while its lock is held.
 */
final class SessionTable {
    private final int capacity;
    private final Map<Key, Binding> bindings = new HashMap<>();
    private final Set<Key> endedKeys = new LinkedHashSet<>();
    private int openSessions;
    private boolean closed;

    SessionTable(int capacity) {
        this.capacity = capacity;
    }

    private record Key(String tenant, SessionId id) {}

    /** The one actor of an id, and its agents' sessions; null stands for one that is being opened. */
    private static final class Binding {
        private static final int MOST_AGENTS = 64;

        private final Principal actor;
        private final Map<String, @Nullable AgentSession> open = new HashMap<>();
        private final LinkedHashMap<String, Remembered> ended = new LinkedHashMap<>();

        private Binding(Principal actor) {
            this.actor = actor;
        }

        private void ended(String agent, Remembered seen) {
            ended.put(agent, seen);
            if (ended.size() > MOST_AGENTS) {
                ended.remove(ended.keySet().iterator().next());
            }
        }
    }

    /**
     * Takes an id for a new session, which then has to be published or released.
     *
     * @throws SessionException when the id belongs to another actor, is in use, has ended, or there are too many
     */
    synchronized void claim(SessionId id, Principal actor, AgentIdentity agent) {
        Binding binding = owned(id, actor);
        if (binding != null && binding.ended.containsKey(agent.name())) {
            throw new SessionException(
                    Problem.ENDED, "this session has ended: resume it with resumeSession, or open one with another id");
        }
        reserve(id, actor, agent);
    }

    /**
     * The open session of this very principal and agent; null when the caller has to take the id and create one.
     *
     * @throws SessionException when the id belongs to another actor, or is open with other rights or another version
     */
    synchronized @Nullable AgentSession findOpen(SessionId id, Principal actor, AgentIdentity agent) {
        Binding binding = owned(id, actor);
        AgentSession session = binding == null ? null : binding.open.get(agent.name());
        if (session == null || !session.isOpen()) {
            return null;
        }
        if (!session.actor().equals(actor) || !session.agent().equals(agent)) {
            throw new SessionException(
                    Problem.ALREADY_OPEN,
                    "this session is open under another authentication, other tags or groups, or another version of the"
                            + " agent: close it first, then resume it");
        }
        return session;
    }

    /**
     * Takes an id for a session that goes on, which then has to be published or released.
     *
     * @return what it had seen when it ended
     * @throws SessionException when the id belongs to another actor, is in use, or there are too many
     */
    synchronized Remembered resume(SessionId id, Principal actor, AgentIdentity agent) {
        Binding binding = owned(id, actor);
        Remembered before = binding == null ? null : binding.ended.get(agent.name());
        reserve(id, actor, agent);
        return before == null ? Remembered.UNKNOWN : before;
    }

    private @Nullable Binding owned(SessionId id, Principal actor) {
        Binding binding = bindings.get(new Key(actor.tenant(), id));
        if (binding != null && !binding.actor.isSameActor(actor)) {
            throw new SessionException(
                    Problem.OTHER_ACTOR, "this session id belongs to another actor: choose an id of its own");
        }
        return binding;
    }

    private void reserve(SessionId id, Principal actor, AgentIdentity agent) {
        requireRoom();
        Key key = new Key(actor.tenant(), id);
        Binding binding = bindings.computeIfAbsent(key, absent -> new Binding(actor));
        if (binding.open.containsKey(agent.name())) {
            throw new SessionException(
                    Problem.ALREADY_OPEN,
                    "this session is open, or calls are still under way in it: use the open one with resumeSession, or"
                            + " wait until it has ended");
        }
        endedKeys.remove(key);
        binding.ended.remove(agent.name());
        binding.open.put(agent.name(), null);
        openSessions++;
    }

    private void requireRoom() {
        if (closed) {
            throw new SessionException(Problem.ENDED, "the system is closed: build another one");
        }
        if (openSessions >= capacity) {
            throw new SessionException(
                    Problem.TOO_MANY,
                    "all " + capacity + " sessions are open: close some, or raise maxSessions of the builder");
        }
    }

    /** Makes a claimed session known; false when the system was closed meanwhile, so that the caller ends it. */
    synchronized boolean publish(AgentSession session) {
        Binding binding = bindings.get(key(session));
        if (binding != null) {
            binding.open.put(session.agent().name(), session);
        }
        return !closed;
    }

    void ended(AgentSession session) {
        release(session.id(), session.actor(), session.agent(), session.remembered());
    }

    synchronized void release(SessionId id, Principal actor, AgentIdentity agent, Remembered seen) {
        Key key = new Key(actor.tenant(), id);
        Binding binding = bindings.get(key);
        if (binding == null) {
            return;
        }
        binding.open.remove(agent.name());
        binding.ended(agent.name(), seen);
        openSessions--;
        if (binding.open.isEmpty()) {
            endedKeys.add(key);
            forgetEldest();
        }
        notifyAll();
    }

    private void forgetEldest() {
        if (endedKeys.size() > capacity) {
            Key eldest = endedKeys.iterator().next();
            endedKeys.remove(eldest);
            bindings.remove(eldest);
        }
    }

    private static Key key(AgentSession session) {
        return new Key(session.actor().tenant(), session.id());
    }

    synchronized List<AgentSession> open() {
        List<AgentSession> sessions = new ArrayList<>();
        bindings.values()
                .forEach(binding -> binding.open.values().forEach(session -> {
                    if (session != null) {
                        sessions.add(session);
                    }
                }));
        return sessions;
    }

    /** From now on no session is opened. */
    synchronized void close() {
        closed = true;
    }

    /** Waits until no session is open; returns how many still are. */
    synchronized int awaitEmpty(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (openSessions > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        return openSessions;
    }

    synchronized int size() {
        return openSessions;
    }
}
