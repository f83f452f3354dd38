package dev.agentops.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentops.AgentOpsException;
import dev.agentops.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRegistryTest {

    @Test
    void findsExactlyTheNameThatWasRegistered() {
        ToolRegistry registry = ToolRegistry.of(Tool.builder("get_order").build());

        assertThat(registry.find("get_order")).isPresent();
        assertThat(registry.find("GET_ORDER")).isEmpty();
        assertThat(registry.find("get_order ")).isEmpty();
        assertThat(registry.unregister("get_order")).isTrue();
        assertThat(registry.unregister("get_order")).isFalse();
        assertThat(registry.find("get_order")).isEmpty();
    }

    @Test
    void refusesANameThatIsTaken() {
        ToolRegistry registry = ToolRegistry.of(Tool.builder("get_order").build());

        assertThatExceptionOfType(AgentOpsException.class)
                .isThrownBy(() -> registry.register(Tool.builder("get_order").build()))
                .withMessageContaining("registered already");
        assertThat(registry.tools()).hasSize(1);
    }

    @Test
    void isBounded() {
        ToolRegistry registry =
                ToolRegistry.withCapacity(1).register(Tool.builder("a").build());

        assertThatExceptionOfType(AgentOpsException.class)
                .isThrownBy(() -> registry.register(Tool.builder("b").build()))
                .withMessageContaining("1 tools");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u001b[31m", "a\u202Eb", "a\u200Bb", "\uD800"})
    void refusesNamesThatCouldDeceive(String name) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Tool.builder(name).build());
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(Tool.builder("x".repeat(128)).build().name()).hasSize(128);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Tool.builder("x".repeat(129)).build());
    }

    @Test
    void resultsAreUntrustedUnlessTold() {
        assertThat(Tool.builder("a").build().descriptor().resultTrust()).isEqualTo(TrustLabel.UNTRUSTED);
        assertThat(TrustLabel.TRUSTED.and(TrustLabel.UNTRUSTED)).isEqualTo(TrustLabel.UNTRUSTED);
        assertThat(TrustLabel.TRUSTED.and(TrustLabel.TRUSTED)).isEqualTo(TrustLabel.TRUSTED);
    }

    @Test
    void aCompositeSchemaReportsTheProblemsOfAll() {
        ArgumentProblem first = new ArgumentProblem(ArgumentProblem.Kind.MISSING, "/a", "is required");
        ArgumentProblem second = new ArgumentProblem(ArgumentProblem.Kind.TYPE, "/b", "must be a string");
        ToolSchema both = ToolSchema.composite(List.of(arguments -> List.of(first), arguments -> List.of(second)));

        assertThat(both.validate(JsonObject.empty())).containsExactly(first, second);
        assertThat(ToolSchema.composite(List.of()).validate(JsonObject.empty())).isEmpty();
    }
}
