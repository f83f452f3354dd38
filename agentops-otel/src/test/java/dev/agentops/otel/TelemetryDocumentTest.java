package dev.agentops.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TelemetryDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_.]+)` \\|");

    private static Stream<String> constantsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && field.getType() == AttributeKey.class)
                .map(field -> {
                    try {
                        return ((AttributeKey<?>) field.get(null)).getKey();
                    } catch (IllegalAccessException impossible) {
                        throw new AssertionError(impossible);
                    }
                });
    }

    @Test
    void theDocumentNamesExactlyWhatIsEmitted() throws IOException {
        String document = Files.readString(Path.of(System.getProperty("agentops.root", ".."), "docs", "telemetry.md"));
        String ofThisModule = document.replaceAll("(?s)\n## Operational figures\n.*?\n## ", "\n## ");
        Set<String> documented = ROW.matcher(ofThisModule)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> emitted = Stream.concat(
                        Stream.of(
                                        GenAiAttributes.class,
                                        ProtocolAttributes.class,
                                        AgentOpsAttributes.class,
                                        ProposedGuardrailAttributes.class,
                                        ProposedA2aAttributes.class)
                                .flatMap(TelemetryDocumentTest::constantsOf),
                        Stream.of(
                                GenAiAttributes.EXECUTE_TOOL_DURATION,
                                GenAiAttributes.INVOKE_AGENT_DURATION,
                                GenAiAttributes.WORKFLOW_DURATION,
                                ProtocolAttributes.MCP_CLIENT_DURATION,
                                ProtocolAttributes.MCP_SERVER_DURATION,
                                AgentOpsAttributes.POLICY_ENFORCING,
                                GenAiAttributes.EVALUATION_RESULT,
                                AgentOpsAttributes.TELEMETRY_REJECTED))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(emitted);
    }
}
