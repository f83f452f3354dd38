package dev.agentops;

import dev.agentops.event.SessionEnded;
import dev.agentops.internal.Nanos;
import java.util.List;

/** The parts that every level of one system shares. */
final class Engine {
    private final Settings settings;
    private final Observers observers;
    private final CallPath path;
    private final SessionTable sessions;

    Engine(Settings settings, Observers observers) {
        this.settings = settings;
        this.observers = observers;
        this.path = new CallPath(settings, observers);
        this.sessions = new SessionTable(settings.maxSessions());
    }

    Settings settings() {
        return settings;
    }

    Observers observers() {
        return observers;
    }

    CallPath path() {
        return path;
    }

    SessionTable sessions() {
        return sessions;
    }

    /** Ends the sessions that were not used for the idle time; returns how many. */
    int endIdleSessions() {
        long idle = Nanos.of(settings.idleTimeout());
        List<AgentSession> due =
                sessions.open().stream().filter(session -> session.isIdle(idle)).toList();
        due.forEach(session -> {
            session.close(SessionEnded.Cause.IDLE);
            session.abandonPending();
        });
        return due.size();
    }

    long nanoTime() {
        return settings.nanoTime().getAsLong();
    }

    long epochMillis() {
        return settings.clock().millis();
    }
}
