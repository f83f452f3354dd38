package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.agentops.json.Json;
import dev.agentops.otel.OpenTelemetryPropagation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves one path, each request in a server span below whatever its headers say. */
final class TracedHandler implements HttpHandler {
    private static final int SERVER_ERROR = 500;

    private final String path;
    private final Endpoint endpoint;
    private final OpenTelemetryPropagation propagation;
    private final Tracer tracer;

    TracedHandler(String path, Endpoint endpoint, OpenTelemetryPropagation propagation, Tracer tracer) {
        this.path = path;
        this.endpoint = endpoint;
        this.propagation = propagation;
        this.tracer = tracer;
    }

    @Override
    @SuppressWarnings("try") // a scope is closed, not used
    public void handle(HttpExchange request) throws IOException {
        try (request;
                Scope incoming =
                        propagation.extractHttp(request.getRequestHeaders()).makeCurrent()) {
            Span span = tracer.spanBuilder("POST " + path)
                    .setSpanKind(SpanKind.SERVER)
                    .setAttribute("http.request.method", "POST")
                    .setAttribute("http.route", path)
                    .setAttribute("url.path", path)
                    .setAttribute("url.scheme", "http")
                    .startSpan();
            try (Scope scope = span.makeCurrent()) {
                serve(request, span);
            } finally {
                span.end();
            }
        }
    }

    private void serve(HttpExchange request, Span span) throws IOException {
        try {
            send(request, span, 200, answer(request));
        } catch (Refusal refusal) {
            send(request, span, refusal.status(), Map.of("error", refusal.text()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            send(request, span, 503, Map.of("error", "the service is shutting down"));
        } catch (RuntimeException failure) {
            span.setAttribute("error.type", failure.getClass().getName());
            send(request, span, SERVER_ERROR, Map.of("error", "the service failed"));
        }
    }

    private @Nullable Object answer(HttpExchange request) throws IOException, Refusal, InterruptedException {
        if (!request.getRequestURI().getPath().equals(path)) {
            throw new Refusal(404, "there is nothing here");
        }
        if (!request.getRequestMethod().equals("POST")) {
            throw new Refusal(405, "only POST is served here");
        }
        return endpoint.answer(request);
    }

    private static void send(HttpExchange request, Span span, int status, @Nullable Object answer) throws IOException {
        span.setAttribute("http.response.status_code", status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        request.sendResponseHeaders(status, body.length);
        try (OutputStream out = request.getResponseBody()) {
            out.write(body);
        }
    }
}
