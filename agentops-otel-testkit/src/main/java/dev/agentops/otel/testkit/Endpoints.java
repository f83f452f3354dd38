package dev.agentops.otel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The two servers of a receiver, which come back on the ports that they once had. */
final class Endpoints {
    private final Intake intake;
    private final ExecutorService executor = Executors.newCachedThreadPool(Endpoints::thread);
    private @Nullable HttpEndpoint http;
    private @Nullable GrpcEndpoint grpc;
    private int httpPort;
    private int grpcPort;

    Endpoints(Intake intake) {
        this.intake = intake;
    }

    synchronized void start() {
        if (executor.isShutdown()) {
            throw new IllegalStateException("the receiver is closed: start another one");
        }
        if (http != null) {
            throw new IllegalStateException("the receiver runs: stop it first");
        }
        try {
            http = HttpEndpoint.start(intake, httpPort, executor);
            httpPort = http.port();
            grpc = GrpcEndpoint.start(intake, grpcPort, executor);
            grpcPort = grpc.port();
        } catch (IOException taken) {
            stop();
            throw new UncheckedIOException(
                    "no port for the receiver (HTTP " + httpPort + ", gRPC " + grpcPort + "; 0 is any)", taken);
        } catch (RuntimeException | Error failure) {
            stop();
            throw failure;
        }
    }

    synchronized void stop() {
        if (http != null) {
            http.stop();
            http = null;
        }
        if (grpc != null) {
            grpc.stop();
            grpc = null;
        }
    }

    synchronized void close() {
        stop();
        executor.shutdownNow();
    }

    synchronized int httpPort() {
        return httpPort;
    }

    synchronized int grpcPort() {
        return grpcPort;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "otlp-receiver");
        thread.setDaemon(true);
        return thread;
    }
}
