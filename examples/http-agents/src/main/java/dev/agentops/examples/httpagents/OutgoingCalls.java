package dev.agentops.examples.httpagents;

import dev.agentops.otel.OpenTelemetryPropagation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** POSTs JSON to others, each time in a client span of its own. */
final class OutgoingCalls {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CLIENT_ERROR = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final OpenTelemetryPropagation propagation;
    private final Tracer tracer;

    OutgoingCalls(OpenTelemetryPropagation propagation, Tracer tracer) {
        this.propagation = propagation;
        this.tracer = tracer;
    }

    /** What was answered, at most as long as a request may be. */
    record Answer(int status, String body) {}

    /** POSTs and waits for the answer. */
    @SuppressWarnings("try") // a scope is closed, not used
    Answer post(URI address, String json, Map<String, String> headers) throws IOException, InterruptedException {
        Span span = tracer.spanBuilder("POST")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", "POST")
                .setAttribute("server.address", address.getHost())
                .setAttribute("url.full", withoutCredentials(address))
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            Answer answer = send(address, json, headers);
            span.setAttribute("http.response.status_code", answer.status());
            span.setStatus(answer.status() < CLIENT_ERROR ? StatusCode.UNSET : StatusCode.ERROR);
            return answer;
        } catch (IOException | InterruptedException failure) {
            span.setAttribute("error.type", failure.getClass().getName());
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }

    private static String withoutCredentials(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getRawPath();
    }

    private Answer send(URI address, String json, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(more);
        propagation.inject(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(), new String(body.readNBytes(RequestBody.LONGEST), StandardCharsets.UTF_8));
        }
    }
}
