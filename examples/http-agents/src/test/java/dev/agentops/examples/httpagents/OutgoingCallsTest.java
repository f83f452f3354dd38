package dev.agentops.examples.httpagents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.otel.OpenTelemetryObserver;
import dev.agentops.otel.OpenTelemetryPropagation;
import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedSpan;
import dev.agentops.otel.testkit.Signal;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutgoingCallsTest {
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final OpenTelemetrySdk telemetry = Telemetry.create(URI.create(receiver.httpEndpoint(Signal.TRACES)));
    private final OutgoingCalls calls = new OutgoingCalls(
            OpenTelemetryPropagation.create(OpenTelemetryObserver.create(telemetry)), telemetry.getTracer("test"));

    @AfterEach
    void theSpanIsByTheConventions() {
        telemetry.close();
        receiver.close();
        assertThat(receiver.spans().all()).hasSize(1);
        assertThat(ConventionChecker.create().check(receiver)).isEmpty();
    }

    /** Answers one request with these octets, and then says nothing until the client has gone. */
    private static final class Stalling implements AutoCloseable {
        private final ServerSocket socket;
        private final CompletableFuture<Void> clientLeft;

        Stalling(String answer) throws IOException {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            clientLeft = CompletableFuture.runAsync(() -> answer(answer));
        }

        private void answer(String answer) {
            try (Socket client = socket.accept();
                    InputStream in = client.getInputStream()) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException cut) {
                // the client left
            }
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void anAnswerThatStallsInItsBodyIsGivenUpInTime() throws Exception {
        try (Stalling server = new Stalling("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")) {
            assertThatThrownBy(() -> calls.post(server.address(), "{}", Map.of(), Duration.ofMillis(200)))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessageContaining("PT0.2S");
            server.clientLeft.get(20, java.util.concurrent.TimeUnit.SECONDS);
        }
        telemetry.close();

        ReceivedSpan span = receiver.spans().await(1, SOON).get(0);
        assertThat(span.status()).isEqualTo(StatusCode.ERROR);
        assertThat(span.attributes().get(ERROR_TYPE)).isEqualTo(HttpTimeoutException.class.getName());
    }

    @Test
    void anAnswerWithoutEndIsCut() throws Exception {
        String much = "x".repeat(RequestBody.LONGEST + 10);
        try (Stalling server = new Stalling("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + much)) {
            OutgoingCalls.Answer answer = calls.post(server.address(), "{}", Map.of(), SOON);

            assertThat(answer.body()).hasSize(RequestBody.LONGEST);
        }
    }

    @Test
    void whateverKeepsARequestFromBeingSentIsOnTheSpan() {
        assertThatThrownBy(() -> calls.post(URI.create("http://127.0.0.1/"), "{}", Map.of("Host", "evil"), SOON))
                .isInstanceOf(IllegalArgumentException.class);
        telemetry.close();

        assertThat(receiver.spans().await(1, SOON).get(0).attributes().get(ERROR_TYPE))
                .isEqualTo(IllegalArgumentException.class.getName());
    }
}
