package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpServer;
import dev.agentops.AgentOps;
import dev.agentops.memory.AgentMemory;
import dev.agentops.memory.InProcessMemoryStore;
import dev.agentops.memory.MemoryNamespaces;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.otel.propagation.BaggageKeys;
import dev.agentops.otel.sdk.SdkFlush;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts the service together, and takes it down again. */
final class AgentServer implements AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final int MOST_WAITING = 1_024;
    private static final int BACKLOG = 128;

    /** Of the JDK's server, in seconds, for head and body of a request. Read once, before the first server is made. */
    private static final String TIME_TO_SEND_A_REQUEST = "sun.net.httpserver.maxReqTime";

    private final HttpServer server;
    private final ExecutorService requests = threads();
    private final OpenTelemetrySdk telemetry;
    private final AgentOps ops;
    private final InProcessMemoryStore store = InProcessMemoryStore.create();

    private AgentServer(Options options, @Nullable String secret) throws IOException {
        server = listen(options.port());
        telemetry = Telemetry.create(options.otlp());
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(telemetry)
                .remoteAgents("archive")
                .flushOnClose(SdkFlush.of(telemetry))
                .build();
        ops = AgentOps.builder().allowAll().observer(observer).build();
        serve(options, secret, propagation(observer, options.level1TraceState()));
        server.setExecutor(requests);
        server.start();
    }

    /**
     * Starts the service.
     *
     * @param secret by which it knows who asks; null when nobody may ask
     * @throws IOException when the port is in use
     */
    static AgentServer start(Options options, @Nullable String secret) throws IOException {
        return new AgentServer(options, secret);
    }

    /** What finds no place is cut off by the server. */
    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static HttpServer listen(int port) throws IOException {
        System.getProperties().putIfAbsent(TIME_TO_SEND_A_REQUEST, "30");
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (BindException inUse) {
            throw new IOException(
                    "cannot listen on port " + port + " (" + inUse.getMessage() + "): choose another", inUse);
        }
    }

    /** A service that stands in the middle hands on what it was given; an agent at the edge of a company would name its keys. */
    private static OpenTelemetryPropagation propagation(OpenTelemetryObserver observer, boolean level1) {
        BaggageKeys everything = OpenTelemetryPropagation.OWN_BAGGAGE.andAllOthers();
        OpenTelemetryPropagation.Builder builder = OpenTelemetryPropagation.builder(observer)
                .acceptBaggage(everything)
                .sendBaggage(everything);
        return (level1 ? builder.level1TraceState() : builder).build();
    }

    private void serve(Options options, @Nullable String secret, OpenTelemetryPropagation propagation) {
        Tracer tracer = telemetry.getTracer("dev.agentops.examples.httpagents");
        OutgoingCalls calls = new OutgoingCalls(propagation, tracer);
        server.createContext("/test", new TracedHandler("/test", new CallList(calls), propagation, tracer));
        if (secret != null) {
            ActorTokens tokens = new ActorTokens(secret);
            Endpoint agent = options.archive() == null
                    ? new ArchiveAgent(ops, tokens, propagation, notes(propagation, tracer))
                    : new DeskAgent(ops, tokens, calls, options.archive());
            server.createContext("/ask", new TracedHandler("/ask", agent, propagation, tracer));
        }
    }

    private NotesServer notes(OpenTelemetryPropagation propagation, Tracer tracer) {
        MemoryNamespaces namespaces = MemoryNamespaces.builder()
                .records(NotesServer.NOTES, "/notes/{actorId}/")
                .build();
        return new NotesServer(ops, AgentMemory.create(ops, store, namespaces), propagation, tracer);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Ends what is running, and sends the spans that are left. */
    @Override
    public void close() {
        server.stop(1);
        requests.shutdownNow();
        ops.close();
        store.close();
        telemetry.close();
    }
}
