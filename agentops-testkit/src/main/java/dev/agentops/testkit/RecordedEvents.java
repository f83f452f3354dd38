package dev.agentops.testkit;

import dev.agentops.event.AgentEvent;
import dev.agentops.event.CallObserver;
import dev.agentops.event.Observation;
import dev.agentops.event.StartEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An observer that keeps every event in order, for tests of a bounded size. Thread-safe. */
public final class RecordedEvents implements CallObserver {
    private final List<AgentEvent> events = new CopyOnWriteArrayList<>();
    private final CallObserver listener = CallObserver.listening(events::add);

    /** Nothing recorded yet. */
    public RecordedEvents() {}

    @Override
    public Observation started(StartEvent event, Observation parent) {
        return listener.started(event, parent);
    }

    /** All events so far. */
    public List<AgentEvent> all() {
        return List.copyOf(events);
    }

    /** The events of one type so far. */
    public <T extends AgentEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
