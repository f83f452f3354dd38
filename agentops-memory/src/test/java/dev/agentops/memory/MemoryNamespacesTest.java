package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNamespacesTest {
    @Test
    void isReadAsItWasWritten() {
        MemoryNamespaces namespaces = MemoryNamespaces.builder()
                .events("/events/{actorId}/", Duration.ofDays(7))
                .records(MemoryStrategy.of("notes", "/notes/{actorId}/").expireAfter(Duration.ofDays(90)))
                .build();

        assertThat(namespaces.events()).contains(NamespaceTemplate.parse("/events/{actorId}/"));
        assertThat(namespaces.eventExpiry()).contains(Duration.ofDays(7));
        assertThat(namespaces.strategyIds()).containsExactly("notes");
        assertThat(namespaces.strategy("notes").expiry()).isEqualTo(Duration.ofDays(90));
        assertThat(namespaces.strategy("notes").shared()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/{actorId}/, /{actorId}/",
        "/{actorId}/, /{actorId}/sessions/{sessionId}/",
        "/{actorId}/{sessionId}/, /{sessionId}/{actorId}/",
        "/notes/{actorId}/, /{actorId}/notes/",
        "/strategies/{strategyId}/{actorId}/, /strategies/{actorId}/",
        "/strategies/two/{actorId}/, /strategies/{strategyId}/{actorId}/"
    })
    void refusesTemplatesThatCanMeet(String one, String other) {
        MemoryNamespaces.Builder builder =
                MemoryNamespaces.builder().records("one", one).records("two", other);

        assertThatThrownBy(builder::build)
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("strategy \"one\"")
                .hasMessageContaining("strategy \"two\"");
    }

    @Test
    void refusesASharedNamespaceThatAnActorCouldSlipInto() {
        MemoryNamespaces.Builder builder = MemoryNamespaces.builder()
                .events("/{actorId}/{sessionId}/")
                .records(MemoryStrategy.shared("handbook", "/shared/handbook/"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("events");
    }

    @Test
    void acceptsStrategiesThatOnlyTheirIdTellsApart() {
        assertThatCode(() -> MemoryNamespaces.builder()
                        .events("/events/{actorId}/")
                        .records("one", "/strategies/{strategyId}/{actorId}/")
                        .records("two", "/strategies/{strategyId}/{actorId}/")
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToShareByAccident() {
        assertThatThrownBy(() -> MemoryNamespaces.builder().records("notes", "/notes/{sessionId}/"))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("{actorId}")
                .hasMessageContaining("shared");
        assertThatThrownBy(() -> MemoryStrategy.shared("notes", "/notes/{actorId}/"))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("declared shared");
    }

    @Test
    void refusesEventsThatActorsWouldShareOrNobodyCanBind() {
        assertThatThrownBy(() -> MemoryNamespaces.builder().events("/events/{sessionId}/"))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("{actorId}");
        assertThatThrownBy(() -> MemoryNamespaces.builder().events("/{strategyId}/{actorId}/"))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("no strategy");
    }

    @Test
    void refusesAStrategyTwiceAndAnEmptyConfiguration() {
        assertThatThrownBy(() -> MemoryNamespaces.builder()
                        .records("notes", "/a/{actorId}/")
                        .records("notes", "/b/{actorId}/"))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> MemoryNamespaces.builder().build())
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining("events(…) or records(…)");
    }

    @Test
    void refusesExpiriesThatAreNone() {
        assertThatThrownBy(() -> MemoryNamespaces.builder().events("/e/{actorId}/", Duration.ZERO))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() ->
                        MemoryStrategy.of("notes", "/n/{actorId}/").expireAfter(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("36500 days");
    }
}
