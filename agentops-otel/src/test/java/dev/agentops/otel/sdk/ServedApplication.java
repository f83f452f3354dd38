package dev.agentops.otel.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Two agents in one process behind plain HTTP: the tool of the first asks the second. It sends no headers for tracing itself:
 * it is meant to run under the OpenTelemetry Java agent.
 */
final class ServedApplication {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService handlers = Executors.newFixedThreadPool(2);
    private final HttpServer server;
    private final AgentOps ops;

    private ServedApplication() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        ops = AgentOps.builder()
                .allowAll()
                .tools(ToolRegistry.of(
                        Tool.builder("stock").body(call -> get("/stock")).build(),
                        Tool.builder("count").body(call -> "12").build()))
                .observer(OpenTelemetryObserver.create(GlobalOpenTelemetry.get()))
                .build();
    }

    public static void main(String[] arguments) throws IOException {
        ServedApplication application = new ServedApplication();
        application.serve("/ask", () -> application.turn("support", "s-1", "stock"));
        application.serve("/stock", () -> application.turn("warehouse", "s-2", "count"));
        application.server.start();
        System.out.println("answer " + application.get("/ask"));
        application.ops.close();
        application.server.stop(0);
        application.handlers.shutdown();
    }

    private void serve(String path, Supplier<String> answer) {
        server.createContext(path, exchange -> reply(exchange, answer.get()));
    }

    private static void reply(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private String turn(String agent, String id, String tool) {
        try (AgentSession session = ops.agent(agent, "1.0")
                        .openSession(id, Principal.of("acme", "mia", Authentication.inProcess("test")));
                Turn turn = session.startTurn("how many?");
                var scope = turn.makeCurrent()) {
            Objects.requireNonNull(scope);
            return turn.call(tool, Map.of()).modelText();
        }
    }

    private String get(String path) {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
