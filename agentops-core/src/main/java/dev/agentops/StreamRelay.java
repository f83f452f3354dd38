package dev.agentops;

import dev.agentops.context.Scope;
import dev.agentops.internal.Failures;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hands a tool's stream on, once, and settles the call when it ends, fails or is cancelled. */
final class StreamRelay implements Flow.Publisher<Object> {
    private final Flow.Publisher<?> source;
    private final PendingCall pending;
    private final ToolCall call;
    private final AtomicBoolean subscribed = new AtomicBoolean();

    StreamRelay(Flow.Publisher<?> source, PendingCall pending, ToolCall call) {
        this.source = source;
        this.pending = pending;
        this.call = call;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (!subscribed.compareAndSet(false, true)) {
            refuse(subscriber, new IllegalStateException("the stream of a call can be subscribed to once"));
            return;
        }
        Relay relay = new Relay(subscriber);
        if (!pending.onAbandon(relay::abandon)) {
            refuse(subscriber, new AbandonedCallException());
            return;
        }
        Observers observers = call.session().engine().observers();
        Scope scope = observers.attach(call.frame());
        try {
            source.subscribe(relay);
        } catch (Throwable failure) {
            relay.onError(failure);
            Failures.rethrowFatal(failure);
        } finally {
            observers.detach(scope);
        }
    }

    /** By the rules of reactive streams, a subscription comes before the error. */
    static void refuse(Flow.Subscriber<? super Object> subscriber, Throwable failure) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(failure);
    }

    private final class Relay implements Flow.Subscriber<Object>, Flow.Subscription {
        private final Flow.Subscriber<? super Object> downstream;
        private final AtomicReference<Flow.@Nullable Subscription> upstream = new AtomicReference<>();
        private final AtomicBoolean done = new AtomicBoolean();
        private boolean tainted;

        Relay(Flow.Subscriber<? super Object> downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            if (upstream.compareAndSet(null, subscription)) {
                downstream.onSubscribe(this);
            } else {
                subscription.cancel();
            }
        }

        /** The agent sees the piece now, so the session is tainted now, not when the stream ends. */
        @Override
        public void onNext(Object piece) {
            if (done.get()) {
                return;
            }
            call.session().touch();
            if (!tainted) {
                call.session().raiseTaint(LabelStage.of(call));
                tainted = true;
            }
            try {
                downstream.onNext(piece);
            } catch (Throwable failure) {
                cancelUpstream();
                onError(failure);
                Failures.rethrowFatal(failure);
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (done.compareAndSet(false, true)) {
                Throwable cause = failure == null ? new NullPointerException("onError(null)") : failure;
                pending.fail(cause);
                downstream.onError(cause);
            }
        }

        @Override
        public void onComplete() {
            if (done.compareAndSet(false, true)) {
                pending.complete(null);
                downstream.onComplete();
            }
        }

        @Override
        public void request(long n) {
            Flow.Subscription subscription = upstream.get();
            if (subscription != null) {
                subscription.request(n);
            }
        }

        @Override
        public void cancel() {
            if (done.compareAndSet(false, true)) {
                cancelUpstream();
                pending.fail(new CancellationException("the subscriber cancelled the stream"));
            }
        }

        void abandon() {
            if (done.compareAndSet(false, true)) {
                try {
                    cancelUpstream();
                } finally {
                    downstream.onError(new AbandonedCallException());
                }
            }
        }

        private void cancelUpstream() {
            Flow.Subscription subscription = upstream.get();
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
