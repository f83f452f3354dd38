package dev.agentops.event;

import java.util.function.Consumer;

/** An observer that hands on every event to one listener. */
final class ListeningObserver implements CallObserver, Observation {
    private final Consumer<? super AgentEvent> listener;

    ListeningObserver(Consumer<? super AgentEvent> listener) {
        this.listener = listener;
    }

    @Override
    public Observation started(StartEvent event, Observation parent) {
        listener.accept(event);
        return this;
    }

    @Override
    public void decided(CallDecided event) {
        listener.accept(event);
    }

    @Override
    public void ended(EndEvent event) {
        listener.accept(event);
    }
}
