package dev.agentops.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentops.AgentOps;
import dev.agentops.AgentSession;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceTemplateTest {
    @Test
    void knowsItsVariables() {
        NamespaceTemplate template =
                NamespaceTemplate.parse("/t/{tenantId}/{agentName}/{strategyId}/{actorId}/{sessionId}/");

        assertThat(template.variables()).isEqualTo(Set.of(NamespaceVariable.values()));
        assertThat(template).hasToString("/t/{tenantId}/{agentName}/{strategyId}/{actorId}/{sessionId}/");
        assertThat(template)
                .isEqualTo(NamespaceTemplate.parse(template.text()))
                .hasSameHashCodeAs(NamespaceTemplate.parse(template.text()))
                .isNotEqualTo(NamespaceTemplate.parse("/t/{actorId}/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "actors/{actorId}/; start and end with a slash",
                "/actors/{actorId}; start and end with a slash",
                "/; start and end with a slash",
                "//; start and end with a slash",
                "/a//{actorId}/; has the segment \"\"",
                "/a/./{actorId}/; has the segment \".\"",
                "/a/../{actorId}/; has the segment \"..\"",
                "/user-{actorId}/; has the segment \"user-{actorId}\"",
                "/{actorId}{sessionId}/; unknown variable {actorId}{sessionId}",
                "/{actor}/; unknown variable {actor}",
                "/{ACTORID}/; unknown variable {ACTORID}",
                "/{}/; unknown variable {}",
                "/a b/{actorId}/; has the segment \"a b\"",
                "/a%2Fb/{actorId}/; has the segment \"a%2Fb\"",
                "/User:7/; has the segment \"User:7\"",
                "/*/; has the segment \"*\"",
                "/{actorId}/x/{actorId}/; has a variable twice",
                "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/; has 17 segments"
            })
    void refusesWhatIsNotATemplate(String text, String problem) {
        assertThatThrownBy(() -> NamespaceTemplate.parse(text))
                .isInstanceOf(NamespaceInvalidException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(problem);
    }

    @Test
    void bindsTenantAndEnvironmentBesideThePath() {
        MemoryNamespaces namespaces = Actors.namespaces();
        try (AgentOps ops =
                        AgentOps.builder().allowAll().environment("pre prod").build();
                AgentSession session = Actors.session(ops, "s/1", "acme", "auth0|7")) {
            MemoryNamespace events = namespaces.bindEvents(session);
            MemoryNamespace notes = namespaces.bindRecords("notes", session);

            assertThat(events.path()).isEqualTo("/events/actors/auth0%7C7/sessions/s%2F1/");
            assertThat(events.key()).isEqualTo("/acme/pre%20prod/events/actors/auth0%7C7/sessions/s%2F1/");
            assertThat(events.tenant()).isEqualTo("acme");
            assertThat(events.environment()).isEqualTo("pre prod");
            assertThat(notes.path()).isEqualTo("/strategies/notes/actors/auth0%7C7/");
            assertThat(events.toString()).doesNotContain("auth0");
        }
    }

    @Test
    void refusesANamespaceThatIsTooLongAltogether() {
        String id = "x".repeat(500);
        MemoryNamespaces namespaces = MemoryNamespaces.builder()
                .records("notes", "/{tenantId}/{actorId}/{sessionId}/" + "y".repeat(100) + "/" + "z".repeat(100) + "/")
                .build();
        try (AgentOps ops = AgentOps.builder().allowAll().build();
                AgentSession session = Actors.session(ops, id, id, id)) {
            assertThatThrownBy(() -> namespaces.bindRecords("notes", session))
                    .isInstanceOf(NamespaceInvalidException.class)
                    .hasMessageContaining("may be 2000")
                    .hasMessageNotContaining(id);
        }
    }

    @Test
    void aNamespaceCannotBeMadeFromText() {
        assertThat(MemoryNamespace.class.getConstructors()).isEmpty();
        assertThat(Modifier.isFinal(MemoryNamespace.class.getModifiers())).isTrue();
        assertThat(Arrays.stream(MemoryNamespace.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())))
                .isEmpty();
    }

    @Test
    void aScopeGivesNoWayToStoreNamespaceOrSession() {
        assertThat(ScopedMemory.class.getConstructors()).isEmpty();
        assertThat(ScopedMemory.class.getFields()).isEmpty();
        assertThat(ScopedMemory.class.getMethods())
                .extracting(method -> (Object) method.getReturnType())
                .doesNotContain(MemoryStore.class, MemoryNamespace.class, AgentSession.class, MemoryNamespaces.class);
    }
}
