package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Authorizer;
import dev.agentops.authorization.Decision;
import dev.agentops.context.Scope;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenTelemetryPropagationTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private static final AttributeKey<String> CORRELATION = AgentOpsAttributes.CORRELATION_SESSION_ID;

    private final Telemetry telemetry = Telemetry.create();
    private final OpenTelemetryObserver observer = OpenTelemetryObserver.create(telemetry.sdk());
    private final OpenTelemetryPropagation propagation = OpenTelemetryPropagation.create(observer);

    @AfterEach
    void close() {
        telemetry.close();
    }

    private AgentOps.Builder system() {
        return AgentOps.builder().allowAll().observer(observer);
    }

    @Test
    void anOutgoingCallCarriesTraceAndSession() {
        Map<String, String> headers = new HashMap<>();
        try (AgentOps ops = system().build();
                AgentSession session = ops.agent("support", "1").openSession("sitzung ü,;=1", Telemetry.ACTOR);
                Turn turn = session.startTurn("hello");
                Scope scope = turn.makeCurrent()) {
            assertThat(scope).isNotNull();
            propagation.inject(headers);
        }

        assertThat(headers.get("traceparent"))
                .contains(telemetry.span("invoke_agent support").getTraceId())
                .contains(telemetry.span("invoke_agent support").getSpanId());
        assertThat(headers.get("baggage")).matches("session\\.id=[\\x21-\\x7e]+");
        Context far = propagation.extract(Context.root(), headers, HeaderMap.GETTER);
        assertThat(Baggage.fromContext(far).getEntryValue("session.id")).isEqualTo("sitzung ü,;=1");
    }

    @Test
    void withoutASessionNoSessionIsSent() {
        Map<String, String> headers = new HashMap<>();

        propagation.inject(headers);

        assertThat(headers).isEmpty();
    }

    @Test
    void aTurnContinuesTheTraceThatCameIn() {
        Context incoming = propagation.extract(Map.of("TraceParent", PARENT, "Baggage", "session.id=remote-9"));
        try (AgentOps ops = system().build();
                io.opentelemetry.context.Scope scope = incoming.makeCurrent();
                AgentSession session = Telemetry.session(ops)) {
            assertThat(scope).isNotNull();
            session.startTurn("hello").close();
        }

        var span = telemetry.span("invoke_agent support");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanContext().isRemote()).isTrue();
        assertThat(span.getAttributes().get(GenAiAttributes.SESSION_ID)).isEqualTo("s-1");
        assertThat(span.getAttributes().get(AgentOpsAttributes.CORRELATION_SESSION_ID))
                .isEqualTo("remote-9");
        assertThat(OpenTelemetryPropagation.correlatedSessionId(incoming)).contains("remote-9");
    }

    @Test
    void whatCameInNeverReachesADecision() {
        Context incoming = propagation.extract(
                Map.of("traceparent", PARENT, "baggage", "session.id=victim,user.id=admin,tenant=umbrella,agent=root"));
        List<AuthorizationRequest> asked = new ArrayList<>();
        Authorizer recording = request -> {
            asked.add(request);
            return Decision.allow();
        };
        try (AgentOps ops = AgentOps.builder()
                        .authorizer(recording)
                        .tools(ToolRegistry.of(
                                Tool.builder("look").body(call -> "x").build()))
                        .observer(observer)
                        .build();
                io.opentelemetry.context.Scope scope = incoming.makeCurrent()) {
            assertThat(scope).isNotNull();
            assertThat(ops.findCurrentSession()).isEmpty();
            try (AgentSession session = Telemetry.session(ops);
                    Turn turn = session.startTurn("hello")) {
                turn.call("look", Map.of());
                session.access(Action.memory("read"), Map.of(), call -> "x");
                session.access(Action.agent("helper"), Map.of(), call -> "x");
            }
        }

        assertThat(telemetry.span("invoke_agent support").getAttributes().get(CORRELATION))
                .isEqualTo("victim");
        assertThat(asked).hasSize(3).allSatisfy(request -> {
            assertThat(request.principal()).isEqualTo(Telemetry.ACTOR);
            assertThat(request.agent().name()).isEqualTo("support");
            assertThat(request.session().sessionId()).isEqualTo("s-1");
            assertThat(request.input()).isEmpty();
            assertThat(request.toString()).doesNotContain("victim", "admin", "umbrella", "root", TRACE);
        });
    }

    static Stream<Map<String, String>> malformed() {
        String long9k = "a".repeat(9_000);
        return Stream.of(
                Map.of("traceparent", ""),
                Map.of("traceparent", "00"),
                Map.of("traceparent", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01"),
                Map.of("traceparent", "ff-" + TRACE + "-b7ad6b7169203331-01"),
                Map.of("traceparent", PARENT.toUpperCase(Locale.ROOT)),
                Map.of("traceparent", PARENT + long9k),
                Map.of("traceparent", "00-\u0000" + TRACE.substring(1) + "-b7ad6b7169203331-01"),
                Map.of("traceparent", "\ud83d\ude00".repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedParentIsAsIfItWereNotThere(Map<String, String> headers) {
        Context context = propagation.extract(Context.root(), headers, HeaderMap.GETTER);

        assertThat(Span.fromContext(context).getSpanContext().isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.id=a\u0000b",
                "session.id=%0d%0aSet-Cookie:x",
                "session.id=",
                "session.id=%e2%80%aeright-to-left",
                "session.id=%zz",
                "=x",
                ";;;,,,===",
            })
    void aSessionIdThatIsNotPlainIsNotRecorded(String baggage) {
        Context context = propagation.extract(Map.of("baggage", baggage));

        assertThat(OpenTelemetryPropagation.correlatedSessionId(context))
                .satisfiesAnyOf(
                        id -> assertThat(id).isEmpty(),
                        id -> assertThat(id.orElseThrow()).matches("[\\x21-\\x7e]{1,256}"));
    }

    @Test
    void aMemberBeyondTheLimitIsDroppedAndTheOthersStay() {
        String over = "session.id=x,agentops.actor.pseudonym=" + "v".repeat(8_192);

        Context context = propagation.extract(Map.of("traceparent", PARENT, "baggage", over));

        assertThat(Baggage.fromContext(context).asMap()).containsOnlyKeys("session.id");
        assertThat(Span.fromContext(context).getSpanContext().getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void aPropagatorOfTheApplicationSeesNoHeaderThatIsTooLong() {
        OpenTelemetryPropagation chosen = OpenTelemetryPropagation.create(observer, W3CBaggagePropagator.getInstance());

        Context context = chosen.extract(Map.of("baggage", "session.id=x,k=" + "v".repeat(BoundedGetter.LONGEST)));

        assertThat(Baggage.fromContext(context).isEmpty()).isTrue();
    }

    @Test
    void aParentThatIsThereTwiceIsVoid() {
        Map<String, List<String>> twice = Map.of("Traceparent", List.of(PARENT, PARENT));
        Map<String, List<String>> once = Map.of("Traceparent", List.of(PARENT));

        assertThat(Span.fromContext(propagation.extractHttp(twice))
                        .getSpanContext()
                        .isValid())
                .isFalse();
        assertThat(Span.fromContext(propagation.extractHttp(once))
                        .getSpanContext()
                        .getTraceId())
                .isEqualTo(TRACE);
    }

    @Test
    void aGetterThatThrowsLeavesTheContextAsItWas() {
        TextMapGetter<String> broken = new TextMapGetter<>() {
            @Override
            public String get(String carrier, String name) {
                throw new IllegalStateException("no such header");
            }
        };

        assertThat(propagation.extract(Context.root(), "x", broken)).isSameAs(Context.root());
    }

    @Test
    void randomHeadersNeverThrow() {
        long seed = 20261123L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int inputs = 20_000;
        int extracted = 0;
        for (int i = 0; i < inputs; i++) {
            Map<String, String> headers = Map.of(
                    "traceparent", mutated(random, PARENT),
                    "tracestate", mutated(random, "vendor=a,other@x=b"),
                    "baggage", mutated(random, "session.id=s;p=1,k%20=v%C3%BC"));
            assertThat(propagation.extract(headers)).isNotNull();
            extracted++;
        }
        assertThat(extracted).isEqualTo(inputs);
    }

    private static String mutated(Random random, String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, (char) random.nextInt(0x300));
                case 1 -> changed.insert(at, "%;,=\u0000-".charAt(random.nextInt(6)));
                default -> changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }
}
