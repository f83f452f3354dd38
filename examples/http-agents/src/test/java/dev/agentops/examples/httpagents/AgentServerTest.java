package dev.agentops.examples.httpagents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedSpan;
import dev.agentops.otel.testkit.Signal;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentServerTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final String PARENT = "traceparent: 00-" + TRACE + "-b7ad6b7169203331-00";

    private final OtlpReceiver receiver = OtlpReceiver.start();

    private Listener listener;
    private AgentServer server;

    @BeforeEach
    void start() throws IOException {
        listener = new Listener();
        server = AgentServer.start(options(), null);
    }

    private Options options(String... more) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--otlp", receiver.httpEndpoint(Signal.TRACES)));
        all.addAll(List.of(more));
        return Options.parse(all.toArray(String[]::new));
    }

    /** Ends the service, which sends what is left. */
    private List<ReceivedSpan> spans() {
        server.close();
        return receiver.spans().all();
    }

    private ReceivedSpan span(SpanKind kind) {
        return spans().stream().filter(span -> span.kind() == kind).findFirst().orElseThrow();
    }

    @AfterEach
    void stop() {
        server.close();
        listener.close();
        receiver.close();
        assertThat(ConventionChecker.create().check(receiver)).isEmpty();
    }

    private String calls(int count) {
        return "[" + String.join(",", java.util.Collections.nCopies(count, call())) + "]";
    }

    private String call() {
        return "{\"url\":\"" + listener.url() + "\",\"arguments\":[{\"x\":\"\u00fc\"}]}";
    }

    private String test(String body, String... headers) throws IOException {
        return Requests.post(server.port(), "/test", body, headers);
    }

    @Test
    void eachCallIsASpanOfItsOwnInTheTraceThatCameIn() throws IOException {
        String answer = test(calls(3), PARENT, "tracestate: a=1", "tracestate: 9@b=2,a=3");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("[{\"status\":204},{\"status\":204},{\"status\":204}]");
        assertThat(listener.requests()).isEqualTo(3);
        assertThat(listener.bodies()).containsOnly("[{\"x\":\"\u00fc\"}]");
        assertThat(listener.header(0, "Traceparent")).startsWith("00-" + TRACE).endsWith("-00");
        assertThat(listener.header(0, "Traceparent"))
                .isNotEqualTo(listener.header(1, "Traceparent"))
                .doesNotContain("b7ad6b7169203331");
        assertThat(listener.header(2, "Tracestate")).isEqualTo("a=1,9@b=2");
    }

    @Test
    void severalParentsStartANewTrace() throws IOException {
        test(calls(1), PARENT, PARENT);

        assertThat(listener.header(0, "Traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]")
                .doesNotContain(TRACE);
    }

    @Test
    void baggageIsHandedOnAndWholeMembersBeyondTheLimitAreDropped() throws IOException {
        test(calls(1), "baggage: a=%0D%0AEvil:1;p=1,b=2", "baggage: long=" + "v".repeat(8_200), "baggage: c=3");

        assertThat(listener.header(0, "Baggage").split(","))
                .containsExactlyInAnyOrder("a=%0D%0AEvil:1;p=1", "b=2", "c=3");
        assertThat(listener.header(0, "Evil")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400 | no JSON",
                "{} | 400 | must be a JSON array",
                "[1] | 400 | element 0 must be an object",
                "[{\"url\":7}] | 400 | element 0 must be an object",
                "[{\"url\":\"file:///etc/passwd\"}] | 400 | not an absolute http or https URL",
                "[{\"url\":\"http://a b/\"}] | 400 | not a URL",
                "[{\"url\":\"http://a:99999/\"}] | 400 | the port is 99999, must be 1 to 65535",
                "[{\"url\":\"http://a:0/\"}] | 400 | the port is 0, must be 1 to 65535",
                "[{\"url\":\"x\",\"url\":\"y\"}] | 400 | no JSON",
            })
    void aBadRequestIsAnsweredWithWhatIsWrong(String body, int status, String message) throws IOException {
        assertThat(test(body))
                .startsWith("HTTP/1.1 " + status)
                .contains(message)
                .doesNotContain("at dev.");
    }

    @Test
    void oneBadElementKeepsAllCallsFromBeingMade() throws IOException {
        assertThat(test("[" + call() + ",{}]")).startsWith("HTTP/1.1 400").contains("element 1");
        assertThat(listener.requests()).isZero();
    }

    @Test
    void bodiesAndListsAreBounded() throws IOException {
        assertThat(test("[\"" + "x".repeat(RequestBody.LONGEST) + "\"]")).startsWith("HTTP/1.1 413");
        assertThat(test(calls(65))).startsWith("HTTP/1.1 400").contains("at most 64");
        assertThat(test("[".repeat(1_000))).startsWith("HTTP/1.1 400");
    }

    @Test
    void whoCannotBeReachedIsToldInTheAnswer() throws IOException {
        String gone = listener.url();
        listener.close();

        assertThat(test("[{\"url\":\"" + gone + "\"}]"))
                .startsWith("HTTP/1.1 200")
                .contains("no answer");
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws IOException {
        assertThat(Requests.post(server.port(), "/other", "[]")).startsWith("HTTP/1.1 404");
        assertThat(Requests.post(server.port(), "/test/more", "[]")).startsWith("HTTP/1.1 404");
        assertThat(Requests.send(server.port(), "GET", "/test", "")).startsWith("HTTP/1.1 405");
        assertThat(Requests.post(server.port(), "/ask", "{}")).startsWith("HTTP/1.1 404");
    }

    @Test
    void spansSayWhichMethodCame() throws IOException {
        assertThat(Requests.send(server.port(), "GET", "/test", "")).startsWith("HTTP/1.1 405");
        assertThat(Requests.send(server.port(), "BREW", "/test/more", "")).startsWith("HTTP/1.1 404");
        assertThat(Requests.send(server.port(), "BREW", "/test", "")).startsWith("HTTP/1.1 405");

        assertThat(spans()).extracting(ReceivedSpan::name).containsExactlyInAnyOrder("GET /test", "HTTP", "HTTP /test");
        assertThat(receiver.spans().all())
                .extracting(span -> span.attributes().get(METHOD))
                .containsExactlyInAnyOrder("GET", "_OTHER", "_OTHER");
    }

    @Test
    void pagesOfBrowsersAreRefused() throws IOException {
        assertThat(test(calls(1), "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(listener.requests()).isZero();
    }

    @Test
    void anAnswerThatIsAnErrorIsOneOfTheClientSpan() throws IOException {
        String refusing = "http://127.0.0.1:" + server.port() + "/test/none";

        assertThat(test("[{\"url\":\"" + refusing + "\"}]")).contains("{\"status\":404}");
        ReceivedSpan client = span(SpanKind.CLIENT);
        assertThat(client.attributes().get(ERROR_TYPE)).isEqualTo("404");
        assertThat(client.attributes().get(PORT)).isEqualTo((long) server.port());
        assertThat(client.status()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void aPortInUseIsSaid() throws IOException {
        test("[]");
        assertThatIOException()
                .isThrownBy(() -> AgentServer.start(Options.parse("--port", "" + server.port()), null))
                .withMessageContaining("port " + server.port())
                .withMessageContaining("choose another");
    }

    @Test
    void level1RefusesKeysOfLevel2() throws IOException {
        try (AgentServer level1 = AgentServer.start(options("--level-1-tracestate"), null)) {
            Requests.post(level1.port(), "/test", calls(1), PARENT, "tracestate: foo@=1,bar=2");
        }

        assertThat(listener.header(0, "Traceparent")).contains(TRACE);
        assertThat(listener.header(0, "Tracestate")).isNull();
    }
}
