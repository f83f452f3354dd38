package dev.agentops.examples.httpagents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentServerTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "traceparent: 00-" + TRACE + "-b7ad6b7169203331-00";

    private Listener listener;
    private AgentServer server;

    @BeforeEach
    void start() throws IOException {
        listener = new Listener();
        server = AgentServer.start(Options.parse("--port", "0"), null);
    }

    @AfterEach
    void stop() {
        server.close();
        listener.close();
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
    void aPortInUseIsSaid() {
        assertThatIOException()
                .isThrownBy(() -> AgentServer.start(Options.parse("--port", "" + server.port()), null))
                .withMessageContaining("port " + server.port())
                .withMessageContaining("choose another");
    }

    @Test
    void level1RefusesKeysOfLevel2() throws IOException {
        try (AgentServer level1 = AgentServer.start(Options.parse("--port", "0", "--level-1-tracestate"), null)) {
            Requests.post(level1.port(), "/test", calls(1), PARENT, "tracestate: foo@=1,bar=2");
        }

        assertThat(listener.header(0, "Traceparent")).contains(TRACE);
        assertThat(listener.header(0, "Tracestate")).isNull();
    }
}
