package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.otel.testkit.convention.AttributeConvention;
import dev.agentops.otel.testkit.convention.ConventionStatus;
import dev.agentops.otel.testkit.convention.ConventionTable;
import dev.agentops.otel.testkit.convention.SignalConvention;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the checker knows every name that this module can emit, and the documentation those that are not merged. */
class ConventionCoverageTest {
    private final ConventionTable table = ConventionTable.builtIn();

    @Test
    void theTableHasEveryAttributeWithItsType() {
        List<AttributeKey<?>> emitted = keysOf(
                GenAiAttributes.class,
                ProtocolAttributes.class,
                AgentOpsAttributes.class,
                ProposedGuardrailAttributes.class,
                ProposedA2aAttributes.class);

        assertThat(emitted).hasSizeGreaterThanOrEqualTo(30);
        assertThat(emitted)
                .allSatisfy(key -> assertThat(table.attribute(key.getKey()))
                        .as(key.getKey())
                        .hasValueSatisfying(
                                attribute -> assertThat(attribute.type().accepts(key.getType()))
                                        .isTrue()));
    }

    @Test
    void whatIsEmittedAndOnlyProposedStandsInItsOwnClasses() {
        List<String> elsewhere = namesOf(GenAiAttributes.class, ProtocolAttributes.class, AgentOpsAttributes.class);
        List<String> proposed = namesOf(ProposedGuardrailAttributes.class, ProposedA2aAttributes.class);

        assertThat(elsewhere).hasSizeGreaterThanOrEqualTo(30).noneMatch(this::isProposed);
        assertThat(proposed).hasSizeGreaterThanOrEqualTo(16).allMatch(this::isProposed);
    }

    private boolean isProposed(String name) {
        return table.attribute(name).orElseThrow().status() == ConventionStatus.PROPOSAL;
    }

    private static List<String> namesOf(Class<?>... types) {
        return keysOf(types).stream().map(AttributeKey::getKey).toList();
    }

    private static List<AttributeKey<?>> keysOf(Class<?>... types) {
        return Arrays.stream(types)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == AttributeKey.class)
                .<AttributeKey<?>>map(ConventionCoverageTest::key)
                .toList();
    }

    @Test
    void namesThatAreNotMergedAreDocumented() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("agentops.root", ".."), "docs", "telemetry.md"));
        Set<String> ours = notMerged(ConventionStatus.OURS);
        Set<String> proposed = notMerged(ConventionStatus.PROPOSAL);
        System.out.println("ours: " + ours);
        System.out.println("proposed, no convention yet: " + proposed);

        assertThat(ours).isNotEmpty().allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    private Set<String> notMerged(ConventionStatus status) {
        Stream<String> attributes = table.attributes().stream()
                .filter(attribute -> attribute.status() == status)
                .map(AttributeConvention::name);
        Stream<String> metrics = table.signals().stream()
                .filter(signal -> signal.status() == status && !signal.unit().isEmpty())
                .map(SignalConvention::id);
        return Stream.concat(attributes, metrics).collect(Collectors.toCollection(TreeSet::new));
    }

    private static AttributeKey<?> key(Field field) {
        try {
            return (AttributeKey<?>) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
