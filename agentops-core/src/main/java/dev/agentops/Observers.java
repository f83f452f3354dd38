package dev.agentops;

import dev.agentops.context.ContextStorage;
import dev.agentops.context.Scope;
import dev.agentops.event.CallDecided;
import dev.agentops.event.CallObserver;
import dev.agentops.event.Containment;
import dev.agentops.event.EndEvent;
import dev.agentops.event.EvaluationReported;
import dev.agentops.event.Observation;
import dev.agentops.event.ObservedSystem;
import dev.agentops.event.StartEvent;
import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import dev.agentops.tool.CallFact;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All observers behind one wall: nothing they throw gets out. */
final class Observers {
    private final Containment containment = new Containment();
    private final NothingCurrent nothing = new NothingCurrent();
    private final CallObserver observer;
    private final ContextStorage storage;

    Observers(List<CallObserver> observers) {
        observer = CallObserver.composite(observers, containment);
        ContextStorage wish = observer.contextStorage();
        storage = wish == null ? ContextStorage.threadLocal() : wish;
    }

    Observation started(StartEvent event, Observation parent) {
        try {
            return Objects.requireNonNull(observer.started(event, parent), "an observer returned null");
        } catch (Throwable failure) {
            containment.contain(failure);
            return Observation.NOOP;
        }
    }

    void decided(Observation observation, CallDecided event) {
        try {
            observation.decided(event);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    void ended(Observation observation, EndEvent event) {
        try {
            observation.ended(event, observation);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    void annotated(Observation observation, String key, Object value) {
        try {
            observation.annotated(key, value);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    void noted(Observation observation, CallFact fact, Object value) {
        try {
            observation.noted(fact, value);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    void joined(ObservedSystem system) {
        try {
            observer.joined(system);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    void evaluated(EvaluationReported event) {
        try {
            observer.evaluated(event);
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    /** The figures of a part; none when it cannot give them. */
    List<Figure> figures(OperationalFigures part) {
        try {
            return List.copyOf(part.figures());
        } catch (Throwable failure) {
            containment.contain(failure);
            return List.of();
        }
    }

    long close(Duration timeout) {
        try {
            return observer.close(timeout);
        } catch (Throwable failure) {
            containment.contain(failure);
            return 0;
        }
    }

    /** When it cannot be made current, code below finds nothing: an error there, and never an outer session. */
    Scope attach(Frame frame) {
        try {
            return storage.attach(frame);
        } catch (Throwable failure) {
            containment.contain(failure);
            return nothing.attach();
        }
    }

    void detach(Scope scope) {
        try {
            scope.close();
        } catch (Throwable failure) {
            containment.contain(failure);
        }
    }

    @Nullable Frame currentFrame() {
        return !nothing.isAttached() && storage.current() instanceof Frame frame ? frame : null;
    }

    /** How many calls the code on this thread is nested in. */
    int callDepth() {
        Frame frame = currentFrame();
        return frame == null ? 0 : frame.callDepth();
    }

    long failures() {
        return containment.failures();
    }
}
