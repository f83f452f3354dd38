package dev.agentops.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanCaptureTest {
    private final ByteArrayOutputStream further = new ByteArrayOutputStream();

    @Test
    void readsSpansWithTheirLayersFromTheBytesItPassesOn() throws IOException {
        SpanCapture capture = new SpanCapture(further);
        String lines = line("dev.agentops", "b", "a", "gen_ai.operation.name", "execute_tool")
                + line("dev.agentops", "a", "", "gen_ai.operation.name", "invoke_agent")
                + line("dev.agentops", "c", "a", "gen_ai.operation.name", "search_memory")
                + line("dev.agentops", "d", "a", "mcp.method.name", "tools/call")
                + line("shop", "e", "b", "db.system", "x");

        capture.write(lines.getBytes(StandardCharsets.UTF_8));

        SessionTrace trace = capture.trace();
        assertThat(trace.spans().get(0)).isEqualTo(new TracedSpan("b", "a", "name b", 5, 9, true, Layer.AGENT));
        assertThat(trace.spans())
                .extracting(TracedSpan::layer)
                .containsExactly(Layer.AGENT, Layer.AGENT, Layer.SERVICES, Layer.SERVICES, Layer.APPLICATION);
        assertThat(trace.infrastructure()).containsExactly("service.name=s");
        assertThat(further.toString(StandardCharsets.UTF_8)).isEqualTo(lines);
    }

    @Test
    void linesWithoutRoomOrSenseAreCountedAndPassedOn() throws IOException {
        byte[] line = line("shop", "a", "", "k", "v").getBytes(StandardCharsets.UTF_8);
        SpanCapture capture = new SpanCapture(further, line.length + 2);

        capture.write(line);
        capture.write("{\n".getBytes(StandardCharsets.UTF_8));
        capture.write(line);

        assertThat(capture.trace().spans()).hasSize(1);
        assertThat(capture.trace().lost()).isEqualTo(2);
        assertThat(further.size()).isEqualTo(2 * line.length + 2);
    }

    @Test
    void aSessionHasNothingOfTheOneBefore() throws IOException {
        SpanCapture capture = new SpanCapture(further);
        capture.write(line("shop", "a", "", "k", "v").getBytes(StandardCharsets.UTF_8));

        capture.begin();

        assertThat(capture.trace()).isEqualTo(SessionTrace.NONE);
    }

    @Test
    void spansStandBelowTheirParentsByStartAndCirclesAndOrphansAtTheTop() {
        List<SpanTree.Row> rows = SpanTree.rows(
                List.of(
                        span("late", "root", 7),
                        span("leaf", "early", 4),
                        span("early", "root", 3),
                        span("root", "", 1),
                        span("orphan", "gone", 8),
                        span("x", "y", 9),
                        span("y", "x", 10)),
                100);

        assertThat(rows)
                .extracting(row -> row.depth() + row.span().id())
                .containsExactly("0root", "1early", "2leaf", "1late", "0orphan", "0x", "1y");
    }

    private static TracedSpan span(String id, String parent, long start) {
        return new TracedSpan(id, parent, id, start, start + 1, false, Layer.AGENT);
    }

    private static String line(String scope, String id, String parent, String key, String value) {
        return """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"s"}}]},\
                "scopeSpans":[{"scope":{"name":"%s"},"spans":[{"spanId":"%s","parentSpanId":"%s","name":"name %s",\
                "startTimeUnixNano":"5","endTimeUnixNano":"9","status":{"code":2},\
                "attributes":[{"key":"%s","value":{"stringValue":"%s"}}]}]}]}]}
                """.formatted(scope, id, parent, id, key, value);
    }
}
