package dev.agentops.examples.httpagents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.json.JsonObject;
import dev.agentops.otel.testkit.OtlpReceiver;
import dev.agentops.otel.testkit.ReceivedSpan;
import dev.agentops.otel.testkit.Signal;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import io.opentelemetry.api.common.AttributeKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One session over two processes, seen from the octets that a collector got. */
class TwoProcessesTest {
    private static final String SECRET = "a secret of two processes";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final AttributeKey<String> SESSION_ID = AttributeKey.stringKey("session.id");
    private static final AttributeKey<String> CONVERSATION_ID = AttributeKey.stringKey("gen_ai.conversation.id");
    private static final String ASKED = "{\"question\":\"where is my lamp\"}";

    /** From the outermost inwards; each is the parent of the next. */
    private static final List<String> PATH = List.of(
            "POST /ask",
            "invoke_agent desk",
            "invoke_agent archive",
            "POST",
            "POST /ask",
            "invoke_agent archive",
            "execute_tool search_notes",
            "tools/call search_notes",
            "search_memory");

    private static String token(String id) {
        return "Authorization: " + new ActorTokens(SECRET).authorization("acme", id);
    }

    private static JsonObject answer(String response) {
        assertThat(response).startsWith("HTTP/1.1 200");
        return JsonObject.parse(response.substring(response.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void oneSessionOverTwoProcessesIsOneTraceWithOneSessionId() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            String otlp = receiver.httpEndpoint(Signal.TRACES);
            JsonObject answer;
            try (ServiceProcess archive = ServiceProcess.start(SECRET, "--otlp", otlp);
                    ServiceProcess desk = ServiceProcess.start(
                            SECRET, "--otlp", otlp, "--archive", "http://127.0.0.1:" + archive.port() + "/ask")) {
                answer = answer(Requests.post(
                        desk.port(),
                        "/ask",
                        ASKED,
                        token("mia"),
                        "traceparent: 00-" + TRACE + "-b7ad6b7169203331-01",
                        "baggage: session.id=victim"));
                desk.end();
                archive.end();
            }

            List<ReceivedSpan> spans = receiver.spans().await(PATH.size() + 1, Duration.ofSeconds(20));
            String session = String.valueOf(answer.get("session"));
            assertThat(session).isNotEqualTo("victim");
            assertThat(String.valueOf(answer.get("answer"))).contains("where is my lamp");
            assertThat(spans).allSatisfy(span -> assertThat(span.traceId()).isEqualTo(TRACE));
            assertThat(pathTo("search_memory", spans)).containsExactlyElementsOf(PATH);
            assertThat(spans.stream().filter(span -> span.attributes().get(CONVERSATION_ID) != null))
                    .hasSize(6)
                    .allSatisfy(span -> {
                        assertThat(span.attributes().get(SESSION_ID)).isEqualTo(session);
                        assertThat(span.attributes().get(CONVERSATION_ID)).isEqualTo(session);
                    });
            assertThat(spans.toString()).doesNotContain(SECRET);
            assertThat(ConventionChecker.create().check(receiver)).isEmpty();
        }
    }

    private static List<String> pathTo(String name, List<ReceivedSpan> spans) {
        Map<String, ReceivedSpan> byId =
                spans.stream().collect(Collectors.toMap(ReceivedSpan::spanId, Function.identity()));
        Deque<String> path = new ArrayDeque<>();
        ReceivedSpan span = spans.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (; span != null; span = byId.get(span.parentSpanId())) {
            path.addFirst(span.name());
        }
        return List.copyOf(path);
    }

    @Test
    void aForgedSessionIdLeadsIntoNobodyElsesSession() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ServiceProcess archive = ServiceProcess.start(SECRET, "--otlp", receiver.httpEndpoint(Signal.TRACES))) {
            answer(Requests.post(archive.port(), "/ask", ASKED, token("mia"), "baggage: session.id=s-1"));
            String forged = Requests.post(archive.port(), "/ask", ASKED, token("bob"), "baggage: session.id=s-1");
            JsonObject own =
                    answer(Requests.post(archive.port(), "/ask", ASKED, token("bob"), "baggage: session.id=s-2"));

            assertThat(forged).startsWith("HTTP/1.1 409").contains("belongs to another actor");
            assertThat(own.get("session")).isEqualTo("s-2");
            assertConventionsAreKept(archive, receiver);
        }
    }

    @Test
    void nobodyAsksWithoutAToken() throws Exception {
        try (OtlpReceiver receiver = OtlpReceiver.start();
                ServiceProcess archive = ServiceProcess.start(SECRET, "--otlp", receiver.httpEndpoint(Signal.TRACES))) {
            assertThat(Requests.post(archive.port(), "/ask", ASKED)).startsWith("HTTP/1.1 401");
            assertThat(Requests.post(archive.port(), "/ask", "{\"q\":1}", token("mia")))
                    .startsWith("HTTP/1.1 400");
            assertConventionsAreKept(archive, receiver);
        }
    }

    private static void assertConventionsAreKept(ServiceProcess process, OtlpReceiver receiver)
            throws InterruptedException {
        process.end();
        assertThat(receiver.spans().all()).isNotEmpty();
        assertThat(ConventionChecker.create().check(receiver)).isEmpty();
    }
}
