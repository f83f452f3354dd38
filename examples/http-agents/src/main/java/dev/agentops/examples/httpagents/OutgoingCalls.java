package dev.agentops.examples.httpagents;

import dev.agentops.otel.OpenTelemetryPropagation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** POSTs JSON to others, each time in a client span of its own. */
final class OutgoingCalls {
    /** From the first octet that is sent to the last one of the answer. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int CLIENT_ERROR = 400;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final OpenTelemetryPropagation propagation;
    private final Tracer tracer;

    OutgoingCalls(OpenTelemetryPropagation propagation, Tracer tracer) {
        this.propagation = propagation;
        this.tracer = tracer;
    }

    /** What was answered, at most as long as a request may be. */
    record Answer(int status, String body) {}

    /**
     * POSTs and waits for the whole answer.
     *
     * @throws HttpTimeoutException when it was not there in time; the connection is given up
     */
    @SuppressWarnings("try") // a scope is closed, not used
    Answer post(URI address, String json, Map<String, String> headers, Duration deadline)
            throws IOException, InterruptedException {
        Span span = tracer.spanBuilder("POST")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", "POST")
                .setAttribute("server.address", address.getHost())
                .setAttribute("server.port", (long) WebAddress.port(address))
                .setAttribute("url.full", withoutCredentials(address))
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            Answer answer = send(address, json, headers, deadline);
            span.setAttribute("http.response.status_code", answer.status());
            if (answer.status() >= CLIENT_ERROR) {
                fail(span, Integer.toString(answer.status()));
            }
            return answer;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            fail(span, failure.getClass().getName());
            throw failure;
        } finally {
            span.end();
        }
    }

    private static void fail(Span span, String type) {
        span.setAttribute("error.type", type);
        span.setStatus(StatusCode.ERROR);
    }

    private static String withoutCredentials(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getRawPath();
    }

    private Answer send(URI address, String json, Map<String, String> more, Duration deadline)
            throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(more);
        propagation.inject(headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        HttpResponse<String> response = await(client.sendAsync(request.build(), head -> new BoundedBody()), deadline);
        return new Answer(response.statusCode(), response.body());
    }

    private static <T> T await(CompletableFuture<T> answer, Duration deadline)
            throws IOException, InterruptedException {
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no answer within " + deadline);
        } catch (ExecutionException failed) {
            throw new IOException("no answer", failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
