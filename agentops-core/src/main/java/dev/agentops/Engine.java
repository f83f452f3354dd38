package dev.agentops;

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

    long nanoTime() {
        return settings.nanoTime().getAsLong();
    }

    long epochMillis() {
        return settings.clock().millis();
    }
}
