package dev.agentops.otel.testkit;

import java.time.Duration;

/** What a receiver answers to an export request; the faults of a collector are replies. */
public sealed interface Reply {
    /** Everything is taken. */
    static Reply accept() {
        return new Accept();
    }

    /**
     * Nothing is taken.
     *
     * @param httpStatus the status over HTTP, 400 to 599
     * @param grpcStatus the status code over gRPC, 1 to 16; 14 is UNAVAILABLE, which exporters retry
     * @throws IllegalArgumentException when a status is out of its range
     */
    static Reply refuse(int httpStatus, int grpcStatus) {
        return new Refuse(httpStatus, grpcStatus);
    }

    /** Nothing is taken now, and the exporter is asked to come again: status 503, or UNAVAILABLE. */
    static Reply unavailable() {
        return refuse(503, 14);
    }

    /**
     * The request succeeds, but its last items are not taken.
     *
     * @param rejected how many spans, data points or log records are not taken
     * @param message what the exporter is told
     * @throws IllegalArgumentException when {@code rejected} is negative
     */
    static Reply partialSuccess(long rejected, String message) {
        return new PartialSuccess(rejected, message);
    }

    /**
     * The same reply, later. Stopping or closing the receiver ends the wait, and the request is then refused.
     *
     * @throws IllegalArgumentException when the duration is negative
     */
    default Reply after(Duration delay) {
        return new Delayed(delay, this);
    }

    /** Everything is taken. */
    record Accept() implements Reply {}

    /**
     * Nothing is taken.
     *
     * @param httpStatus 400 to 599
     * @param grpcStatus 1 to 16
     */
    record Refuse(int httpStatus, int grpcStatus) implements Reply {
        /** Refuses what is no error. */
        public Refuse {
            if (httpStatus < 400 || httpStatus > 599) {
                throw new IllegalArgumentException("HTTP status " + httpStatus + " is no error: want 400 to 599");
            }
            if (grpcStatus < 1 || grpcStatus > 16) {
                throw new IllegalArgumentException("gRPC status " + grpcStatus + " is no error: want 1 to 16");
            }
        }
    }

    /**
     * Some items are not taken.
     *
     * @param rejected how many
     * @param message why
     */
    record PartialSuccess(long rejected, String message) implements Reply {
        /** Refuses a negative number. */
        public PartialSuccess {
            if (rejected < 0) {
                throw new IllegalArgumentException("rejected is " + rejected + ": want 0 or more");
            }
        }
    }

    /**
     * A reply that takes its time.
     *
     * @param delay how long
     * @param then what is answered afterwards
     */
    record Delayed(Duration delay, Reply then) implements Reply {
        /** Refuses a negative delay. */
        public Delayed {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("delay is " + delay + ": want 0 or more");
            }
        }
    }
}
