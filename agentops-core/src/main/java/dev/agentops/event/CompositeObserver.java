package dev.agentops.event;

import dev.agentops.context.ContextStorage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several observers, each shielded from the failures of the others. */
final class CompositeObserver implements CallObserver {
    private final CallObserver[] observers;
    private final Containment containment;

    CompositeObserver(List<CallObserver> observers, Containment containment) {
        this.observers = observers.toArray(CallObserver[]::new);
        this.containment = containment;
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

    /** One after the other: each has what the ones before left of the time. */
    @Override
    public long close(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = 0;
        for (CallObserver observer : observers) {
            left += close(observer, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
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
            for (Observation member : members) {
                try {
                    member.decided(event);
                } catch (Throwable failure) {
                    containment.contain(failure);
                }
            }
        }

        @Override
        public void ended(EndEvent event) {
            for (Observation member : members) {
                try {
                    member.ended(event);
                } catch (Throwable failure) {
                    containment.contain(failure);
                }
            }
        }
    }
}
