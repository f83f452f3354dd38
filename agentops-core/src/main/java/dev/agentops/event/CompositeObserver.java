package dev.agentops.event;

import dev.agentops.context.ContextStorage;
import dev.agentops.internal.Failures;
import dev.agentops.internal.Nanos;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several observers, each shielded from the failures of the others. */
final class CompositeObserver implements CallObserver {
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
        for (int i = 0; i < observers.length; i++) {
            long remaining = Math.max(0, deadline - System.nanoTime());
            left += close(observers[i], Duration.ofNanos(remaining / (observers.length - i)));
        }
        return left;
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
        public void ended(EndEvent event) {
            tell(member -> member.ended(event));
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
