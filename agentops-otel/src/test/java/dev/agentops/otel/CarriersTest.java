package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each kind of carrier, and what anybody may put into one. */
class CarriersTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final Map<String, String> SENT =
            Map.of("traceparent", PARENT, "tracestate", "a=1", "baggage", "session.id=s");

    private final OpenTelemetryPropagation propagation =
            OpenTelemetryPropagation.create(OpenTelemetryObserver.create(OpenTelemetry.noop()));

    private static void assertIsComplete(Context context) {
        assertThat(Span.fromContext(context).getSpanContext().getTraceId()).isEqualTo(TRACE);
        assertThat(Span.fromContext(context).getSpanContext().getTraceState().asMap())
                .containsEntry("a", "1");
        assertThat(Baggage.fromContext(context).getEntryValue("session.id")).isEqualTo("s");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Context received() {
        return propagation.extract(SENT);
    }

    @Test
    void aPlainMapCarriesEverything() {
        Map<String, String> headers = new HashMap<>();
        try (Scope scope = received().makeCurrent()) {
            assertThat(scope).isNotNull();
            propagation.inject(headers);
        }

        assertThat(headers).isEqualTo(SENT);
        assertIsComplete(propagation.extract(headers));
    }

    @Test
    void metadataOfMessagesCarriesEverythingBesideWhatIsThere() {
        Map<String, Object> meta = new LinkedHashMap<>(Map.of("progressToken", 7));
        try (Scope scope = received().makeCurrent()) {
            assertThat(scope).isNotNull();
            propagation.injectMetadata(meta);
        }

        assertThat(meta).containsEntry("progressToken", 7).containsAllEntriesOf(SENT);
        assertIsComplete(propagation.extractMetadata(meta));
    }

    @Test
    void headersOfMessagesCarryEverything() {
        List<Map.Entry<String, byte[]>> headers = new ArrayList<>();
        try (Scope scope = received().makeCurrent()) {
            assertThat(scope).isNotNull();
            propagation.injectMessage((name, value) -> headers.add(Map.entry(name, value)));
        }

        assertThat(headers).hasSize(3);
        assertIsComplete(propagation.extractMessage(headers));
    }

    @Test
    void fieldsOfHttpCarryEverything() {
        assertIsComplete(propagation.extractHttp(Map.of(
                "Traceparent", List.of(PARENT), "TRACESTATE", List.of("", "a=1"), "Baggage", List.of("session.id=s"))));
    }

    @Test
    void noCarrierIsAsIfItWereEmpty() {
        Context current = Context.current();

        assertThat(propagation.extract(null)).isSameAs(current);
        assertThat(propagation.extractHttp(null)).isSameAs(current);
        assertThat(propagation.extractMetadata(null)).isSameAs(current);
        assertThat(propagation.extractMessage(null)).isSameAs(current);
    }

    @Test
    void whatIsNoTextInMetadataIsAsIfItWereNotThere() {
        for (Object value : Arrays.asList(7, true, List.of(PARENT), Map.of("traceparent", PARENT), null, 'x')) {
            Map<String, Object> meta = new HashMap<>();
            meta.put("traceparent", value);
            assertThat(propagation.extractMetadata(meta)).isSameAs(Context.current());
        }
    }

    @Test
    void namesInMetadataAreExact() {
        assertThat(propagation.extractMetadata(Map.of("Traceparent", PARENT))).isSameAs(Context.current());
    }

    @Test
    void nullInHeadersIsAsIfItWereNotThere() {
        Map<String, String> headers = new HashMap<>(SENT);
        headers.put(null, "x");
        headers.put("other", null);
        Map<String, List<String>> lists = new HashMap<>();
        lists.put(null, List.of("x"));
        lists.put("traceparent", Arrays.asList(null, PARENT));
        lists.put("baggage", null);
        List<Map.Entry<String, byte[]>> message = new ArrayList<>();
        message.add(null);
        message.add(new SimpleEntry<>(null, ascii("x")));
        message.add(new SimpleEntry<>("traceparent", null));
        message.add(Map.entry("traceparent", ascii(PARENT)));

        assertIsComplete(propagation.extract(headers));
        assertThat(Span.fromContext(propagation.extractHttp(lists))
                        .getSpanContext()
                        .getTraceId())
                .isEqualTo(TRACE);
        assertThat(Span.fromContext(propagation.extractMessage(message))
                        .getSpanContext()
                        .getTraceId())
                .isEqualTo(TRACE);
    }

    @Test
    void namesThatDifferInCaseAreFieldsOfOneName() {
        assertThat(propagation.extract(Map.of("traceparent", PARENT, "Traceparent", PARENT)))
                .isSameAs(Context.current());
    }

    @Test
    void ofAGiantCarrierTheExactNamesAreLookedUp() {
        Map<String, String> headers = new HashMap<>(SENT);
        Map<String, List<String>> lists = new HashMap<>();
        SENT.forEach((name, value) -> lists.put(name, List.of(value)));
        IntStream.range(0, 100_000).forEach(i -> {
            headers.put("h" + i, "x");
            lists.put("h" + i, List.of("x"));
        });

        assertIsComplete(propagation.extract(headers));
        assertIsComplete(propagation.extractHttp(lists));
    }

    @Test
    void headersOfAMessageBeyondTheLimitAreNotLookedAt() {
        List<Map.Entry<String, byte[]>> headers =
                new ArrayList<>(Collections.nCopies(1_024, Map.entry("x", ascii("x"))));
        headers.add(Map.entry("traceparent", ascii(PARENT)));

        assertThat(propagation.extractMessage(headers)).isSameAs(Context.current());
    }

    @Test
    void octetsThatAreNoAsciiAreLegalNowhere() {
        byte[] broken = ascii(PARENT);
        broken[4] = (byte) 0xc3;

        assertThat(propagation.extractMessage(Map.of("traceparent", broken).entrySet()))
                .isSameAs(Context.current());
    }

    @Test
    void aMapThatThrowsLeavesTheContextAsItWas() {
        Map<Object, Object> byNumber = new TreeMap<>(Map.of(1, "x"));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object> hostile = (Map) byNumber;

        assertThat(propagation.extractMetadata(hostile)).isSameAs(Context.current());
    }
}
