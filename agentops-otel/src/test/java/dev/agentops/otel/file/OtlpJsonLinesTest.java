package dev.agentops.otel.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.json.JsonArray;
import dev.agentops.json.JsonLimits;
import dev.agentops.json.JsonObject;
import dev.agentops.otel.testkit.convention.ConventionChecker;
import dev.agentops.otel.testkit.convention.ConventionWatch;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpJsonLinesTest {
    private static final int RANDOM_TRACE_ID = 2;
    private static final String HOSTILE =
            "a\"b\\c\n\r\t\0\u001b[31m\u007f\u009b\u2028\u2029\u202e\ufeff\u00e9\ud83d\ude00</script>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void export(Consumer<Tracer> work) {
        export(OtlpJsonLines.exporter(out), work);
    }

    private static void export(SpanExporter exporter, Consumer<Tracer> work) {
        ConventionWatch conventions = ConventionWatch.with(ConventionChecker.create());
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop")))
                .addSpanProcessor(conventions.spans())
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build()) {
            work.accept(provider.tracerBuilder("scope.name")
                    .setInstrumentationVersion("1.2")
                    .build());
        }
        conventions.assertNothingFound();
    }

    private List<JsonObject> lines() {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonObject.parse(line, JsonLimits.DEFAULT))
                .toList();
    }

    private static JsonObject object(Object value, String... path) {
        JsonObject at = (JsonObject) value;
        for (String name : path) {
            Object member = at.get(name);
            at = (JsonObject) (member instanceof JsonArray array ? array.get(0) : member);
        }
        return at;
    }

    private JsonObject onlySpan() {
        assertThat(lines()).hasSize(1);
        return object(lines().get(0), "resourceSpans", "scopeSpans", "spans");
    }

    private static Object attribute(JsonObject span, String key) {
        return ((JsonArray) span.get("attributes"))
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(attribute -> key.equals(attribute.get("key")))
                        .map(attribute -> attribute.get("value"))
                        .findFirst()
                        .orElseThrow();
    }

    private static JsonObject json(String text) {
        return JsonObject.parse(text);
    }

    @Test
    void aLineIsAnExportRequest() {
        export(tracer -> tracer.spanBuilder("one")
                .setStartTimestamp(1_700_000_000_123_456_789L, TimeUnit.NANOSECONDS)
                .startSpan()
                .end(1_700_000_001_000_000_000L, TimeUnit.NANOSECONDS));

        JsonObject request = lines().get(0);
        assertThat(request.keySet()).containsExactly("resourceSpans");
        JsonObject resource = object(request, "resourceSpans", "resource");
        assertThat(attribute(resource, "service.name")).isEqualTo(json("{\"stringValue\":\"shop\"}"));
        assertThat(object(request, "resourceSpans", "scopeSpans", "scope"))
                .isEqualTo(json("{\"name\":\"scope.name\",\"version\":\"1.2\"}"));
        JsonObject span = onlySpan();
        assertThat((String) span.get("traceId")).matches("[0-9a-f]{32}");
        assertThat((String) span.get("spanId")).matches("[0-9a-f]{16}");
        assertThat(span.containsKey("parentSpanId")).isFalse();
        assertThat(span.get("name")).isEqualTo("one");
        assertThat(span.get("startTimeUnixNano")).isEqualTo("1700000000123456789");
        assertThat(span.get("endTimeUnixNano")).isEqualTo("1700000001000000000");
        assertThat(span.get("status")).isEqualTo(JsonObject.empty());
        assertThat(((Number) span.get("flags")).intValue() & ~RANDOM_TRACE_ID).isEqualTo(0x101);
        OtlpMessages.assertIsExportRequest(request);
    }

    @ParameterizedTest
    @EnumSource(SpanKind.class)
    void kindsAreNumbers(SpanKind kind) {
        export(tracer -> tracer.spanBuilder("one").setSpanKind(kind).startSpan().end());

        int expected =
                List.of(SpanKind.INTERNAL, SpanKind.SERVER, SpanKind.CLIENT, SpanKind.PRODUCER, SpanKind.CONSUMER)
                                .indexOf(kind)
                        + 1;
        assertThat(((Number) onlySpan().get("kind")).intValue()).isEqualTo(expected);
    }

    @Test
    void everyTypeOfAttributeHasItsOwnMember() {
        export(tracer -> tracer.spanBuilder("one")
                .setAttribute("text", "x")
                .setAttribute("flag", true)
                .setAttribute("long", Long.MIN_VALUE)
                .setAttribute("double", 1.5)
                .setAttribute("not a number", Double.NaN)
                .setAttribute("infinite", Double.NEGATIVE_INFINITY)
                .setAttribute(AttributeKey.stringArrayKey("texts"), List.of("a", "b"))
                .setAttribute(AttributeKey.longArrayKey("longs"), List.of(1L))
                .setAttribute(AttributeKey.stringArrayKey("none"), List.of())
                .setAttribute(AttributeKey.valueKey("value"), Value.of(Map.of("bytes", Value.of(new byte[] {1, 2, -1
                }))))
                .startSpan()
                .end());

        OtlpMessages.assertIsExportRequest(lines().get(0));
        JsonObject span = onlySpan();
        assertThat(attribute(span, "text")).isEqualTo(json("{\"stringValue\":\"x\"}"));
        assertThat(attribute(span, "flag")).isEqualTo(json("{\"boolValue\":true}"));
        assertThat(attribute(span, "long")).isEqualTo(json("{\"intValue\":\"-9223372036854775808\"}"));
        assertThat(attribute(span, "double")).isEqualTo(json("{\"doubleValue\":1.5}"));
        assertThat(attribute(span, "not a number")).isEqualTo(json("{\"doubleValue\":\"NaN\"}"));
        assertThat(attribute(span, "infinite")).isEqualTo(json("{\"doubleValue\":\"-Infinity\"}"));
        assertThat(attribute(span, "texts"))
                .isEqualTo(json("{\"arrayValue\":{\"values\":[{\"stringValue\":\"a\"},{\"stringValue\":\"b\"}]}}"));
        assertThat(attribute(span, "longs")).isEqualTo(json("{\"arrayValue\":{\"values\":[{\"intValue\":\"1\"}]}}"));
        assertThat(attribute(span, "none")).isEqualTo(json("{\"arrayValue\":{\"values\":[]}}"));
        assertThat(attribute(span, "value"))
                .isEqualTo(json(
                        "{\"kvlistValue\":{\"values\":[{\"key\":\"bytes\",\"value\":{\"bytesValue\":\"AQL/\"}}]}}"));
    }

    @Test
    void hostileTextIsEscapedAndReadsBackAsItWas() {
        export(tracer -> {
            Span span =
                    tracer.spanBuilder(HOSTILE).setAttribute(HOSTILE, HOSTILE).startSpan();
            span.setStatus(StatusCode.ERROR, HOSTILE);
            span.addEvent(HOSTILE);
            span.end();
        });

        String raw = out.toString(StandardCharsets.UTF_8);
        assertThat(raw.indexOf('\n')).isEqualTo(raw.length() - 1);
        assertThat(raw.codePoints().filter(OtlpJsonLinesTest::isActive).toArray())
                .containsExactly('\n');
        OtlpMessages.assertIsExportRequest(lines().get(0));
        JsonObject span = onlySpan();
        assertThat(span.get("name")).isEqualTo(HOSTILE);
        assertThat(object(span, "status").get("message")).isEqualTo(HOSTILE);
        assertThat(((Number) object(span, "status").get("code")).intValue()).isEqualTo(2);
        assertThat(object(span, "events").get("name")).isEqualTo(HOSTILE);
        assertThat(attribute(span, HOSTILE)).isNotNull();
    }

    private static boolean isActive(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "a\ud800b", "\udc00\ud800"})
    void halvesOfSurrogatePairsAreReplaced(String text) {
        export(tracer -> tracer.spanBuilder(text).startSpan().end());

        assertThat((String) onlySpan().get("name")).hasSameSizeAs(text).contains("\ufffd");
    }

    @Test
    void parentsLinksAndTraceStateAreKept() {
        SpanContext remote = SpanContext.createFromRemoteParent(
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef",
                TraceFlags.getSampled(),
                TraceState.builder().put("b", "2").put("a", "1").build());
        export(tracer -> tracer.spanBuilder("one")
                .setParent(Context.root().with(Span.wrap(remote)))
                .addLink(remote, Attributes.of(AttributeKey.stringKey("why"), "batch"))
                .startSpan()
                .end());

        OtlpMessages.assertIsExportRequest(lines().get(0));
        JsonObject span = onlySpan();
        assertThat(span.get("traceId")).isEqualTo(remote.getTraceId());
        assertThat(span.get("parentSpanId")).isEqualTo(remote.getSpanId());
        assertThat(((Number) span.get("flags")).intValue()).isEqualTo(0x301);
        assertThat(span.get("traceState")).isEqualTo("a=1,b=2");
        JsonObject link = object(span, "links");
        assertThat(link.get("spanId")).isEqualTo(remote.getSpanId());
        assertThat(attribute(link, "why")).isEqualTo(json("{\"stringValue\":\"batch\"}"));
    }

    @Test
    void aStreamThatFailsIsReportedAndChangesNothing() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        SpanExporter exporter = OtlpJsonLines.exporter(broken);
        export(exporter, tracer -> {
            tracer.spanBuilder("one").startSpan().end();
            assertThat(exporter.export(List.of()).isSuccess()).isTrue();
        });
    }

    @Test
    void afterShutdownNothingIsWritten() {
        var exporter = OtlpJsonLines.exporter(out);
        exporter.shutdown();

        assertThat(exporter.flush().isSuccess()).isFalse();
        assertThat(out.size()).isZero();
    }
}
