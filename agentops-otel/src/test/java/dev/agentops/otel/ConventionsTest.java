package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.semconv.incubating.GenAiIncubatingAttributes;
import io.opentelemetry.semconv.incubating.SessionIncubatingAttributes;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // all of its names, since the conventions moved to a repository of their own
class ConventionsTest {
    /** In the conventions' own repository, not yet in the published constants. */
    private static final Set<String> NOT_YET_PUBLISHED = Set.of(
            "gen_ai.memory.store.id",
            "gen_ai.memory.record.id",
            "gen_ai.memory.record.count",
            "gen_ai.memory.query.text",
            "gen_ai.tool.call.arguments",
            "gen_ai.tool.call.result",
            "gen_ai.input.messages",
            "gen_ai.output.messages");

    private static Set<AttributeKey<?>> keysOf(Class<?> constants) {
        return Arrays.stream(constants.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == AttributeKey.class)
                .map(ConventionsTest::value)
                .collect(Collectors.toSet());
    }

    private static AttributeKey<?> value(Field field) {
        try {
            return (AttributeKey<?>) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void namesAndTypesAreThoseOfThePublishedConstants() {
        Set<AttributeKey<?>> published = Stream.of(
                        GenAiIncubatingAttributes.class,
                        SessionIncubatingAttributes.class,
                        io.opentelemetry.semconv.ErrorAttributes.class)
                .flatMap(constants -> keysOf(constants).stream())
                .collect(Collectors.toSet());
        Predicate<AttributeKey<?>> expected = key -> !NOT_YET_PUBLISHED.contains(key.getKey());

        Set<AttributeKey<?>> ours = keysOf(GenAiAttributes.class);

        assertThat(ours).hasSize(26);
        assertThat(published).containsAll(ours.stream().filter(expected).toList());
    }

    @Test
    void operationsAreThoseOfThePublishedConstants() {
        assertThat(GenAiAttributes.INVOKE_AGENT)
                .isEqualTo(GenAiIncubatingAttributes.GenAiOperationNameIncubatingValues.INVOKE_AGENT);
        assertThat(GenAiAttributes.EXECUTE_TOOL)
                .isEqualTo(GenAiIncubatingAttributes.GenAiOperationNameIncubatingValues.EXECUTE_TOOL);
    }

    @Test
    void whatIsOursStaysInOurNamespace() {
        Set<AttributeKey<?>> ours = keysOf(AgentOpsAttributes.class);

        assertThat(ours).hasSize(14).allSatisfy(key -> assertThat(key.getKey()).startsWith("agentops."));
        assertThat(AgentOpsAttributes.READ_MEMORY).startsWith("agentops.");
        assertThat(AgentOpsAttributes.ACCESS_MEMORY).startsWith("agentops.");
    }
}
