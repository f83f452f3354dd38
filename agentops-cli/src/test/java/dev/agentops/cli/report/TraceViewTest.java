package dev.agentops.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.cli.trace.Layer;
import dev.agentops.cli.trace.SessionTrace;
import dev.agentops.cli.trace.TracedSpan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TraceViewTest {
    private static final ReportLimits THREE_SPANS = new ReportLimits(10, 10, 10, 3, 1_000, 1_000);

    @Test
    void hostileNamesAndAttributesAreShownInert() throws IOException {
        String name = "</bdi><script>alert(1)</script>\u202e";

        String view = view(new SessionTrace(List.of(span(0, name)), List.of("host=" + name), 0));

        assertThat(view)
                .contains("&lt;script&gt;", "\\u202e", "host=&lt;/bdi&gt;")
                .doesNotContain("<script", "\u202e", " style=");
    }

    @Test
    void spansBeyondTheBoundAreSaidTogetherWithLostOnes() throws IOException {
        List<TracedSpan> spans =
                IntStream.range(0, 7).mapToObj(i -> span(i, "span " + i)).toList();

        String view = view(new SessionTrace(spans, List.of(), 2));

        assertThat(view).contains("Trace, 3 spans", "6 more spans of this session are not shown");
        assertThat(view.split("<li", -1)).hasSize(4);
    }

    @Test
    void barsLieWhereTheSpansDoInTime() throws IOException {
        String view = view(new SessionTrace(List.of(span(0, "first"), span(3, "last")), List.of(), 0));

        assertThat(view)
                .containsSubsequence("x=\"0.000%\" width=\"25.000%\"", "1.0 ms", "x=\"75.000%\" width=\"25.000%\"");
    }

    @Test
    void withoutSpansThereIsNoView() throws IOException {
        assertThat(view(SessionTrace.NONE)).isEmpty();
    }

    private static TracedSpan span(int number, String name) {
        long start = number * 1_000_000L;
        return new TracedSpan("id" + number, "", name, start, start + 1_000_000, false, Layer.AGENT);
    }

    private static String view(SessionTrace trace) throws IOException {
        StringWriter out = new StringWriter();
        new TraceView(new HtmlWriter(out), THREE_SPANS).write(trace);
        return out.toString();
    }
}
