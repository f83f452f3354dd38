package dev.agentops.event;

import dev.agentops.context.ContextStorage;
import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import dev.agentops.internal.Failures;
import dev.agentops.internal.Nanos;
import dev.agentops.tool.CallFact;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several observers, each shielded from the failures of the others. */
final class CompositeObserver implements CallObserver, OperationalFigures {
    private final CallObserver[] observers;
    private final Containment containment;

    /** A composite among the observers is taken apart: its members count and are found like any other. */
    CompositeObserver(List<CallObserver> observers, Containment containment) {
        this.observers = observers.stream().flatMap(CompositeObserver::members).toArray(CallObserver[]::new);
        this.containment = containment;
    }

    private static Stream<CallObserver> members(CallObserver observer) {
        return observer instanceof CompositeObserver composite ? Stream.of(composite.observers) : Stream.of(observer);
    }

    @Override
    public Observation started(StartEvent event, Observation parent) {
        Observation[] observations = new Observation[observers.length];
        for (int i = 0; i < observers.length; i++) {
            observations[i] = started(observers[i], event, Group.member(parent, i));
        }
        return new Group(observations, containment);
    }

    private Observation started(CallObserver observer, StartEvent event, Observation parent) {
        try {
            return Objects.requireNonNull(observer.started(event, parent), "an observer returned null");
        } catch (Throwable failure) {
            containment.contain(failure);
            return Observation.NOOP;
        }
    }

    @Override
    public List<Figure> figures() {
        return Stream.of(observers)
                .filter(OperationalFigures.class::isInstance)
                .flatMap(observer -> ((OperationalFigures) observer).figures().stream())
                .toList();
    }

    @Override
    public void joined(ObservedSystem system) {
        tell(observer -> observer.joined(system));
    }

    @Override
    public void evaluated(EvaluationReported event) {
        tell(observer -> observer.evaluated(event));
    }

    private void tell(Consumer<CallObserver> event) {
        for (CallObserver observer : observers) {
            try {
                event.accept(observer);
            } catch (Throwable failure) {
                containment.contain(failure);
            }
        }
    }

    @Override
    public @Nullable ContextStorage contextStorage() {
        ContextStorage found = null;
        for (CallObserver observer : observers) {
            ContextStorage wish = observer.contextStorage();
            if (wish != null && found != null && wish != found) {
                throw new IllegalArgumentException(
                        "two observers want to keep the current session: register only one of them");
            }
            found = wish == null ? found : wish;
        }
        return found;
    }

    /** One after the other: each may use its share of what the ones before left. */
    @Override
    public long close(Duration timeout) {
        long deadline = System.nanoTime() + Nanos.of(timeout);
        long left = 0;
        int open = observers.length;
        for (CallObserver observer : inClosingOrder()) {
            long remaining = Math.max(0, deadline - System.nanoTime());
            left += close(observer, Duration.ofNanos(remaining / open--));
        }
        return left;
    }

    /** Those with figures first: what they still find out, and their last numbers, are shown by the others. */
    private List<CallObserver> inClosingOrder() {
        return Stream.of(observers)
                .sorted(Comparator.comparing(observer -> !(observer instanceof OperationalFigures)))
                .toList();
    }

    private long close(CallObserver observer, Duration timeout) {
        try {
            return observer.close(timeout);
        } catch (Throwable failure) {
            containment.contain(failure);
            return 0;
        }
    }

    /** What the observers returned for one level. */
    static final class Group implements Observation {
        private final Observation[] members;
        private final Containment containment;

        private Group(Observation[] members, Containment containment) {
            this.members = members;
            this.containment = containment;
        }

        static Observation member(Observation observation, int position) {
            return observation instanceof Group group ? group.members[position] : observation;
        }

        <T> @Nullable T find(Class<T> type) {
            for (Observation member : members) {
                if (type.isInstance(member)) {
                    return type.cast(member);
                }
            }
            return null;
        }

        @Override
        public void decided(CallDecided event) {
            tell(member -> member.decided(event));
        }

        @Override
        public void annotated(String key, Object value) {
            tell(member -> member.annotated(key, value));
        }

        @Override
        public void noted(CallFact fact, Object value) {
            tell(member -> member.noted(fact, value));
        }

        @Override
        public void ended(EndEvent event) {
            ended(event, this);
        }

        @Override
        public void ended(EndEvent event, Observation all) {
            tell(member -> member.ended(event, all));
        }

        @Override
        public @Nullable SpanReference span() {
            SpanReference found = null;
            for (int i = 0; found == null && i < members.length; i++) {
                found = members[i].span();
            }
            return found;
        }

        /** Everybody is told, even after a fatal failure, which is then thrown on. */
        private void tell(Consumer<Observation> event) {
            Throwable fatal = null;
            for (Observation member : members) {
                try {
                    event.accept(member);
                } catch (Throwable failure) {
                    if (Failures.isFatal(failure)) {
                        fatal = failure;
                    } else {
                        containment.contain(failure);
                    }
                }
            }
            if (fatal != null) {
                Failures.rethrowFatal(fatal);
            }
        }
    }
}
