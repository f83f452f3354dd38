package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import dev.agentops.Turn;
import dev.agentops.authorization.Action;
import dev.agentops.context.Scope;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which session's id leaves by Baggage: this one's or none's, never one that came in. */
class SessionBaggageTest {
    private static final String FOREIGN = "session.id=victim,team=blue";

    /** What was seen from within, by whoever looked. */
    private final List<Baggage> seen = new ArrayList<>();

    private final List<Map<String, String>> sent = new ArrayList<>();

    private static OpenTelemetryObserver observer(OpenTelemetry openTelemetry, boolean inBaggage) {
        return OpenTelemetryObserver.builder(openTelemetry)
                .sessionInBaggage(inBaggage)
                .build();
    }

    private static OpenTelemetryPropagation withTeam(OpenTelemetryObserver observer) {
        return OpenTelemetryPropagation.builder(observer)
                .acceptBaggage(OpenTelemetryPropagation.OWN_BAGGAGE.and("team"))
                .sendBaggage(OpenTelemetryPropagation.OWN_BAGGAGE.and("team"))
                .build();
    }

    private void look(OpenTelemetryPropagation propagation) {
        Map<String, String> headers = new HashMap<>();
        propagation.inject(headers);
        sent.add(headers);
        seen.add(Baggage.current());
    }

    /** Looks at every place that is inside of the session, below a request that came in with these headers. */
    private void lookEverywhere(OpenTelemetryObserver observer, Map<String, String> incoming) {
        OpenTelemetryPropagation propagation = withTeam(observer);
        Tool looking = Tool.builder("look")
                .body(call -> {
                    look(propagation);
                    return "x";
                })
                .build();
        try (var request = propagation.extract(incoming).makeCurrent();
                AgentOps ops = AgentOps.builder()
                        .allowAll()
                        .tools(ToolRegistry.of(looking))
                        .observer(observer)
                        .build();
                AgentSession session = Telemetry.session(ops);
                Turn turn = session.startTurn("hello")) {
            assertThat(request).isNotNull();
            lookInside(session.makeCurrent(), propagation);
            lookInside(turn.makeCurrent(), propagation);
            turn.call("look", Map.of());
            session.access(Action.memory("read"), Map.of(), call -> {
                look(propagation);
                return "x";
            });
        }
        assertThat(seen).hasSize(4);
    }

    private void lookInside(Scope scope, OpenTelemetryPropagation propagation) {
        try (scope) {
            look(propagation);
        }
    }

    @Test
    void noHeaderCarriesTheSessionWhenToldSo() {
        lookEverywhere(observer(OpenTelemetry.noop(), false), Map.of());

        assertThat(sent).allSatisfy(headers -> assertThat(headers).isEmpty());
    }

    @Test
    void aForeignSessionIsDroppedWhenTheOwnOneIsToStayOut() {
        lookEverywhere(observer(OpenTelemetry.noop(), false), Map.of("baggage", FOREIGN));

        assertThat(seen).allSatisfy(baggage -> assertThat(baggage.asMap()).containsOnlyKeys("team"));
        assertThat(sent).allSatisfy(headers -> assertThat(headers).isEqualTo(Map.of("baggage", "team=blue")));
    }

    @Test
    void aForeignSessionIsReplacedByTheOwnOne() {
        lookEverywhere(observer(OpenTelemetry.noop(), true), Map.of("baggage", FOREIGN));

        assertThat(seen).allSatisfy(baggage -> {
            assertThat(baggage.getEntryValue("session.id")).isEqualTo("s-1");
            assertThat(baggage.getEntryValue("team")).isEqualTo("blue");
        });
        assertThat(sent)
                .allSatisfy(headers -> assertThat(headers.get("baggage"))
                        .contains("session.id=s-1")
                        .doesNotContain("victim"));
    }

    @Test
    void aContextIsSentWithoutTheSessionThatSomebodyPutThere() {
        OpenTelemetryObserver observer = observer(OpenTelemetry.noop(), false);
        Map<String, String> headers = new HashMap<>();
        try (AgentOps ops = AgentOps.builder().allowAll().observer(observer).build();
                AgentSession session = Telemetry.session(ops);
                Scope scope = session.makeCurrent()) {
            assertThat(scope).isNotNull();
            Context changed = Context.current()
                    .with(Baggage.builder().put("session.id", "s-1").build());
            OpenTelemetryPropagation.create(observer)
                    .inject(changed, headers, (carrier, name, value) -> headers.put(name, value));
        }

        assertThat(headers).isEmpty();
    }

    @Test
    void theActorIsKnownElsewhereByItsPseudonymAlone() {
        ActorPseudonyms pseudonyms = ActorPseudonyms.keyed(new byte[32]);
        OpenTelemetryObserver observer = OpenTelemetryObserver.builder(OpenTelemetry.noop())
                .actorPseudonyms(pseudonyms)
                .build();

        lookEverywhere(observer, Map.of("baggage", "agentops.actor.pseudonym=forged"));

        String pseudonym = pseudonyms.of(Telemetry.ACTOR);
        assertThat(sent).allSatisfy(headers -> {
            assertThat(headers.get("baggage")).isEqualTo("session.id=s-1,agentops.actor.pseudonym=" + pseudonym);
            assertThat(headers.toString()).doesNotContain("mia", "acme", "forged");
        });
    }

    @Test
    void withoutAKeyNoPseudonymLeavesNotEvenAnothers() {
        lookEverywhere(observer(OpenTelemetry.noop(), true), Map.of("baggage", "agentops.actor.pseudonym=forged"));

        assertThat(sent).allSatisfy(headers -> assertThat(headers).isEqualTo(Map.of("baggage", "session.id=s-1")));
    }

    @Test
    void whatIsNotOnTheListNeitherComesInNorLeaves() {
        OpenTelemetryPropagation propagation = OpenTelemetryPropagation.create(observer(OpenTelemetry.noop(), true));

        Context incoming = propagation.extract(Map.of("baggage", FOREIGN));
        Map<String, String> headers = new HashMap<>();
        propagation.inject(
                incoming.with(Baggage.fromContext(incoming).toBuilder()
                        .put("secret", "s")
                        .build()),
                headers,
                (carrier, name, value) -> headers.put(name, value));

        assertThat(Baggage.fromContext(incoming).asMap()).containsOnlyKeys("session.id");
        assertThat(headers).isEqualTo(Map.of("baggage", "session.id=victim"));
    }

    /** Processors that copy Baggage onto spans must not overwrite the session's id by another's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void processorsOfSpansSeeNoForeignSession(boolean inBaggage) {
        List<String> ids = new ArrayList<>();
        SpanProcessor copying = new SpanProcessor() {
            @Override
            public void onStart(Context parent, ReadWriteSpan span) {
                ids.add(String.valueOf(Baggage.fromContext(parent).getEntryValue("session.id")));
            }

            @Override
            public boolean isStartRequired() {
                return true;
            }

            @Override
            public void onEnd(ReadableSpan span) {}

            @Override
            public boolean isEndRequired() {
                return false;
            }
        };
        try (Telemetry telemetry = Telemetry.processing(exporter -> copying)) {
            lookEverywhere(observer(telemetry.sdk(), inBaggage), Map.of("baggage", FOREIGN));
        }

        assertThat(ids).hasSize(3).containsOnly(inBaggage ? "s-1" : "null");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theForeignSessionIsStillCorrelated(boolean inBaggage) {
        try (Telemetry telemetry = Telemetry.create()) {
            lookEverywhere(observer(telemetry.sdk(), inBaggage), Map.of("baggage", FOREIGN));

            assertThat(telemetry
                            .span("invoke_agent support")
                            .getAttributes()
                            .get(AgentOpsAttributes.CORRELATION_SESSION_ID))
                    .isEqualTo("victim");
        }
    }

    @Test
    void insideOfTheCurrentSessionNothingIsLeftToCorrelate() {
        try (Telemetry telemetry = Telemetry.create()) {
            OpenTelemetryObserver observer = observer(telemetry.sdk(), false);
            Context incoming = OpenTelemetryPropagation.create(observer).extract(Map.of("baggage", FOREIGN));
            try (var request = incoming.makeCurrent();
                    AgentOps ops =
                            AgentOps.builder().allowAll().observer(observer).build();
                    AgentSession session = Telemetry.session(ops);
                    Scope scope = session.makeCurrent()) {
                assertThat(request).isNotNull();
                assertThat(scope).isNotNull();
                session.startTurn("hello").close();
            }

            assertThat(telemetry
                            .span("invoke_agent support")
                            .getAttributes()
                            .get(AgentOpsAttributes.CORRELATION_SESSION_ID))
                    .isNull();
        }
    }
}
