package dev.agentops.memory;

import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallObserver;
import dev.agentops.event.EndEvent;
import dev.agentops.event.Observation;
import dev.agentops.event.StartEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers how calls ended. */
final class Recording implements CallObserver {
    private final List<EndEvent> ends = new CopyOnWriteArrayList<>();

    @Override
    public Observation started(StartEvent event, Observation parent) {
        return new Observation() {
            @Override
            public void ended(EndEvent end) {
                ends.add(end);
            }
        };
    }

    List<CallCompleted> completed() {
        return ends.stream()
                .filter(CallCompleted.class::isInstance)
                .map(CallCompleted.class::cast)
                .toList();
    }
}
