package dev.agentops.otel.testkit;

import java.io.UncheckedIOException;

/**
 * A collector for tests: receives OTLP/gRPC and OTLP/HTTP in this process, on free ports of the loopback address, and hands
 * out what it got, so that a test asserts on what an agent really exports.
 *
 * <pre>{@code
 * try (OtlpReceiver receiver = OtlpReceiver.start()) {
 *     // point the exporter of the agent at receiver.httpEndpoint() or receiver.grpcEndpoint(), and run the agent
 *     ReceivedSpan call = receiver.spans()
 *             .awaitAny(span -> span.name().equals("execute_tool refund"), Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * <p>It also plays the faults of a collector: {@link #reply}, {@link #replyNext}, {@link #stop} and {@link #restart}. A
 * message larger than 32 MiB is refused; at most 200,000 items of a kind, 10,000 requests and 256 MiB of their bodies are kept
 * ({@link Inbox#dropped} counts the others; of a request beyond the bytes, the body is kept empty).
 *
 * <p>Thread-safe. There is no TLS.
 */
public final class OtlpReceiver implements AutoCloseable {
    private final Intake intake = new Intake();
    private final Endpoints endpoints = new Endpoints(intake);

    private OtlpReceiver() {}

    /**
     * Starts one on two free ports.
     *
     * @throws UncheckedIOException when no port can be had
     */
    public static OtlpReceiver start() {
        OtlpReceiver receiver = new OtlpReceiver();
        try {
            receiver.restart();
        } catch (RuntimeException | Error failure) {
            receiver.close();
            throw failure;
        }
        return receiver;
    }

    /** The base of OTLP/HTTP, such as {@code http://127.0.0.1:41234}; a signal's own is below it, see {@link Signal#path}. */
    public String httpEndpoint() {
        return "http://127.0.0.1:" + endpoints.httpPort();
    }

    /** Where OTLP/HTTP takes one signal. */
    public String httpEndpoint(Signal signal) {
        return httpEndpoint() + signal.path();
    }

    /** Where OTLP/gRPC takes all signals, such as {@code http://127.0.0.1:41235}. */
    public String grpcEndpoint() {
        return "http://127.0.0.1:" + endpoints.grpcPort();
    }

    /** The spans that were taken. */
    public Inbox<ReceivedSpan> spans() {
        return intake.spans();
    }

    /** The metrics that were taken: each export of a metric is one. */
    public Inbox<ReceivedMetric> metrics() {
        return intake.metrics();
    }

    /** The log records that were taken. */
    public Inbox<ReceivedLogRecord> logs() {
        return intake.logs();
    }

    /** Every request that arrived, refused ones too, with the bytes of its message. */
    public Inbox<ReceivedRequest> requests() {
        return intake.requests();
    }

    /** What is answered from now on, where {@link #replyNext} says nothing else. */
    public void reply(Reply reply) {
        intake.script().otherwise(reply);
    }

    /** What is answered to the next requests, one after the other. */
    public void replyNext(Reply... replies) {
        intake.script().next(replies);
    }

    /** Forgets what came in. The replies stay. */
    public void clear() {
        intake.clear();
    }

    /** Stops listening and cuts all connections; what came in stays. Does nothing when it is stopped. */
    public void stop() {
        intake.script().release();
        endpoints.stop();
    }

    /**
     * Listens again on the same ports.
     *
     * @throws IllegalStateException when it is not stopped, or is closed
     * @throws UncheckedIOException when a port was taken by another process
     */
    public void restart() {
        endpoints.start();
    }

    /** Stops for good; what came in can still be read. */
    @Override
    public void close() {
        intake.script().release();
        endpoints.close();
    }
}
