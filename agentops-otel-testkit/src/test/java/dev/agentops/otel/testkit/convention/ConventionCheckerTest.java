package dev.agentops.otel.testkit.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConventionCheckerTest {
    private static final String OURS = "dev.agentops";

    private final ConventionWatch watch = ConventionWatch.with(
            ConventionChecker.create().exempting("exempt").allowing(name -> name.startsWith("shop.")));
    private final CollectedMetrics collected = new CollectedMetrics();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(
                    SdkTracerProvider.builder().addSpanProcessor(watch.spans()).build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(collected).build())
            .setLoggerProvider(SdkLoggerProvider.builder()
                    .addLogRecordProcessor(watch.logRecords())
                    .build())
            .build();

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void findsNothingWhereEverythingIsRight() {
        tool("execute_tool refund").startSpan().end();
        watch.assertNothingFound();
        assertThat(watch.checked()).isEqualTo(1);
    }

    @Test
    void findsAnUnknownAttribute() {
        tool("execute_tool refund")
                .setAttribute("gen_ai.tool.nam", "x")
                .startSpan()
                .end();
        assertThat(messages()).containsExactly("unknown attribute gen_ai.tool.nam");
    }

    @Test
    void findsAnAttributeThatBelongsElsewhere() {
        tool("execute_tool refund")
                .setAttribute("gen_ai.memory.store.id", "x")
                .startSpan()
                .end();
        assertThat(messages()).containsExactly("gen_ai.memory.store.id is not listed for gen_ai.execute_tool");
    }

    @Test
    void findsAWrongType() {
        tool("execute_tool refund")
                .setAttribute("agentops.decision.errors", "one")
                .startSpan()
                .end();
        assertThat(messages()).containsExactly("agentops.decision.errors is a STRING, want int");
    }

    @Test
    void findsAValueThatIsNotAllowed() {
        tool("execute_tool refund")
                .setAttribute("agentops.decision.verdict", "maybe")
                .startSpan()
                .end();
        assertThat(messages())
                .containsExactly("agentops.decision.verdict is maybe, want one of [allow, deny, escalate]");
    }

    @Test
    void findsAMissingRequiredAttributeAndAWrongName() {
        sdk.getTracer(OURS)
                .spanBuilder("tool refund")
                .setAttribute("gen_ai.operation.name", "execute_tool")
                .startSpan()
                .end();
        assertThat(messages())
                .containsExactly(
                        "its name is not execute_tool {gen_ai.tool.name}",
                        "required attribute gen_ai.tool.name is missing");
    }

    @Test
    void findsAWrongKind() {
        tool("execute_tool refund").setSpanKind(SpanKind.SERVER).startSpan().end();
        assertThat(messages()).containsExactly("its kind is SERVER, want [INTERNAL]");
    }

    @Test
    void findsWhatComesTooLateForSampling() {
        Span span = sdk.getTracer(OURS)
                .spanBuilder("plan")
                .setAttribute("gen_ai.conversation.id", "c")
                .startSpan();
        span.setAttribute("gen_ai.operation.name", "plan").end();
        assertThat(messages()).contains("gen_ai.operation.name matters for sampling and came after the start");
    }

    @Test
    void findsAFailureWithoutItsType() {
        tool("execute_tool refund").startSpan().setStatus(StatusCode.ERROR).end();
        assertThat(messages()).containsExactly("it failed without error.type");
    }

    @Test
    void findsASpanThatNoConventionDescribesAndAnEventOnIt() {
        sdk.getTracer(OURS + ".memory")
                .spanBuilder("look")
                .startSpan()
                .addEvent("seen")
                .end();
        assertThat(messages())
                .containsExactly("no convention describes this span", "it has the event seen that no row allows");
    }

    @Test
    void namesOfLowCardinalityMayHideTheName() {
        tool("execute_tool _OTHER").startSpan().end();
        watch.assertNothingFound();
    }

    @Test
    void leavesOtherScopesTheirOwnNames() {
        sdk.getTracer("shop")
                .spanBuilder("GET /orders")
                .setAttribute("shop.order", 7)
                .setAttribute("http.request.header.accept", "text/html")
                .startSpan()
                .addEvent("seen")
                .end();
        watch.assertNothingFound();
    }

    @Test
    void checksWhatOtherScopesTakeFromTheConventions() {
        sdk.getTracer("shop")
                .spanBuilder("chat m1")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.request.model", "m1")
                .setAttribute("gen_ai.usage.input_tokens", "many")
                .setAttribute("gen_ai.invented", true)
                .startSpan()
                .end();
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "gen_ai.usage.input_tokens is a STRING, want int",
                        "unknown attribute gen_ai.invented",
                        "required attribute gen_ai.provider.name is missing");
    }

    @Test
    void noScopeInventsMetricsAndEventsInGovernedNamespaces() {
        sdk.getMeter("shop").counterBuilder("gen_ai.invented").build().add(1);
        watch.metrics(collected.now());
        sdk.getLogsBridge()
                .get("shop")
                .logRecordBuilder()
                .setEventName("agentops.invented")
                .emit();
        sdk.getLogsBridge()
                .get("shop")
                .logRecordBuilder()
                .setEventName("order.paid")
                .emit();
        assertThat(messages()).containsExactly("no convention knows it", "no convention knows it");
    }

    @Test
    void looksAtTheAttributesOfLinksAndEvents() {
        SpanContext linked = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        tool("execute_tool refund")
                .addLink(
                        linked, Attributes.builder().put("agentops.invented", 1).build())
                .startSpan()
                .end();
        sdk.getTracer("shop")
                .spanBuilder("GET /orders")
                .startSpan()
                .addEvent(
                        "seen",
                        Attributes.builder()
                                .put("gen_ai.usage.input_tokens", "many")
                                .put("order", 7)
                                .build())
                .end();
        assertThat(messages())
                .containsExactly(
                        "unknown attribute agentops.invented", "gen_ai.usage.input_tokens is a STRING, want int");
    }

    @Test
    void doesNotLookAtExemptScopes() {
        sdk.getTracer("exempt")
                .spanBuilder("x")
                .setAttribute("gen_ai.invented", true)
                .startSpan()
                .end();
        watch.assertNothingFound();
    }

    @Test
    void letsApplicationsAddTheirOwn() {
        tool("execute_tool refund").setAttribute("shop.order", 7).startSpan().end();
        watch.assertNothingFound();
    }

    @Test
    void tellsMcpFromTheToolCallAroundIt() {
        sdk.getTracer("mcp client")
                .spanBuilder("tools/call refund")
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("mcp.method.name", "tools/call")
                .setAttribute("gen_ai.operation.name", "execute_tool")
                .setAttribute("gen_ai.tool.name", "refund")
                .setAttribute("gen_ai.prompt.variable.user", "mia")
                .startSpan()
                .end();
        tool("execute_tool refund")
                .setAttribute("mcp.method.name", "tools/call")
                .startSpan()
                .end();
        watch.assertNothingFound();
    }

    @Test
    void checksMetrics() {
        sdk.getMeter(OURS)
                .counterBuilder("gen_ai.execute_tool.duration")
                .setUnit("ms")
                .build()
                .add(1);
        sdk.getMeter(OURS).counterBuilder("agentops.invented").build().add(1);
        sdk.getMeter("jvm").counterBuilder("jvm.threads").build().add(1);
        watch.metrics(collected.now());
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "it is a COUNTER, want [HISTOGRAM]",
                        "its unit is ms, want s",
                        "required attribute gen_ai.tool.name is missing",
                        "no convention knows it");
    }

    @Test
    void checksEvents() {
        sdk.getLogsBridge()
                .get(OURS)
                .logRecordBuilder()
                .setEventName("gen_ai.evaluation.result")
                .setAttribute(AttributeKey.longKey("gen_ai.evaluation.score.value"), 1L)
                .emit();
        sdk.getLogsBridge().get(OURS).logRecordBuilder().setBody("hello").emit();
        assertThat(messages())
                .containsExactly(
                        "gen_ai.evaluation.score.value is a LONG, want double",
                        "required attribute gen_ai.evaluation.name is missing",
                        "no convention knows it");
    }

    @Test
    void saysWhatIsWrongWhere() {
        tool("execute_tool refund")
                .setAttribute("gen_ai.tool.nam", "x")
                .startSpan()
                .end();
        assertThatThrownBy(watch::assertNothingFound)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "span execute_tool refund of scope dev.agentops: unknown attribute gen_ai.tool.nam");
    }

    private SpanBuilder tool(String name) {
        return sdk.getTracer(OURS)
                .spanBuilder(name)
                .setAllAttributes(Attributes.builder()
                        .put("gen_ai.operation.name", "execute_tool")
                        .put("gen_ai.tool.name", "refund")
                        .build());
    }

    private List<String> messages() {
        return watch.problems().stream().map(ConventionProblem::message).toList();
    }

    /** Reads metrics on demand. */
    private static final class CollectedMetrics implements MetricReader {
        private CollectionRegistration registration = CollectionRegistration.noop();

        Collection<MetricData> now() {
            return registration.collectAllMetrics();
        }

        @Override
        public void register(CollectionRegistration with) {
            registration = with;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
