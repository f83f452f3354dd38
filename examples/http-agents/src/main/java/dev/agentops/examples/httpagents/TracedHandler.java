package dev.agentops.examples.httpagents;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.agentops.json.Json;
import dev.agentops.otel.OpenTelemetryPropagation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serves one path, each request in a server span below whatever its headers say. */
final class TracedHandler implements HttpHandler {
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_TEXT = 1_024;
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

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
            Span span = start(request);
            try (Scope scope = span.makeCurrent()) {
                serve(request, span);
            } catch (IOException gone) {
                fail(span, gone.getClass().getName());
                throw gone;
            } finally {
                span.end();
            }
        }
    }

    private Span start(HttpExchange request) {
        boolean isKnown = METHODS.contains(request.getRequestMethod());
        SpanBuilder span = tracer.spanBuilder(
                        (isKnown ? request.getRequestMethod() : "HTTP") + (isHere(request) ? " " + path : ""))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", isKnown ? request.getRequestMethod() : "_OTHER")
                .setAttribute("url.path", cut(request.getRequestURI().getPath()))
                .setAttribute("url.scheme", "http");
        if (!isKnown) {
            span.setAttribute("http.request.method_original", cut(request.getRequestMethod()));
        }
        return (isHere(request) ? span.setAttribute("http.route", path) : span).startSpan();
    }

    private boolean isHere(HttpExchange request) {
        return request.getRequestURI().getPath().equals(path);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static void fail(Span span, String type) {
        span.setAttribute("error.type", type);
        span.setStatus(StatusCode.ERROR);
    }

    private void serve(HttpExchange request, Span span) throws IOException {
        try {
            send(request, span, 200, answer(request));
        } catch (Refusal refusal) {
            refuse(request, span, refusal);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            refuse(request, span, new Refusal(503, "the service is shutting down"));
        } catch (RuntimeException failure) {
            fail(span, failure.getClass().getName());
            send(request, span, SERVER_ERROR, Map.of("error", "the service failed"));
        }
    }

    private static void refuse(HttpExchange request, Span span, Refusal refusal) throws IOException {
        if (refusal.status() >= SERVER_ERROR) {
            fail(span, Integer.toString(refusal.status()));
        }
        send(request, span, refusal.status(), Map.of("error", refusal.text()));
    }

    private @Nullable Object answer(HttpExchange request) throws IOException, Refusal, InterruptedException {
        if (request.getRequestHeaders().containsKey("Origin")) {
            throw new Refusal(403, "pages of browsers are not served");
        }
        if (!isHere(request)) {
            throw new Refusal(404, "there is nothing here");
        }
        if (!request.getRequestMethod().equals("POST")) {
            throw new Refusal(405, "only POST is served here");
        }
        return endpoint.answer(request);
    }

    private static void send(HttpExchange request, Span span, int status, @Nullable Object answer) throws IOException {
        span.setAttribute("http.response.status_code", status);
        byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        request.sendResponseHeaders(status, body.length);
        try (OutputStream out = request.getResponseBody()) {
            out.write(body);
        }
    }
}
