package dev.agentops.cli.report;

import dev.agentops.cli.trace.SessionTrace;
import dev.agentops.cli.trace.SpanTree;
import dev.agentops.cli.trace.TracedSpan;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The spans of a session: a row for each, below the span that it is part of, with a bar where it lies in time. */
final class TraceView {
    private static final int LONGEST_NAME = 200;
    private static final int INDENT = 14;
    private static final int DEEPEST = 12;
    private static final double PERCENT = 100;
    /** So that the shortest span can be seen. */
    private static final double NARROWEST = 0.4;

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final HtmlWriter html;
    private final int mostSpans;

    TraceView(HtmlWriter html, ReportLimits limits) {
        this.html = html;
        this.mostSpans = limits.maxSpans();
    }

    void write(SessionTrace trace) throws IOException {
        List<SpanTree.Row> rows = SpanTree.rows(trace.spans(), mostSpans);
        int hidden = trace.spans().size() - rows.size() + trace.lost();
        if (rows.isEmpty() && hidden == 0) {
            return;
        }
        html.markup("<details class=\"trace\"><summary>Trace, ")
                .text(count(rows.size()))
                .markup("</summary>\n");
        infrastructure(trace.infrastructure());
        rows(rows, Extent.of(trace.spans()));
        if (hidden > 0) {
            html.markup("<p class=\"note\">")
                    .text(hidden + " more spans of this session are not shown")
                    .markup("</p>\n");
        }
        html.markup("</details>\n");
    }

    private void infrastructure(List<String> attributes) throws IOException {
        html.markup("<p class=\"small\"><span class=\"layer\">infrastructure</span> ");
        for (String attribute : attributes) {
            html.markup("<code><bdi>").text(attribute, LONGEST_NAME).markup("</bdi></code> ");
        }
        html.markup("</p>\n");
    }

    private void rows(List<SpanTree.Row> rows, Extent extent) throws IOException {
        html.markup("<ol class=\"spans\">\n");
        for (SpanTree.Row row : rows) {
            row(row, extent);
        }
        html.markup("</ol>\n");
    }

    private void row(SpanTree.Row row, Extent extent) throws IOException {
        TracedSpan span = row.span();
        String layer = span.layer().label();
        html.markup("<li")
                .attribute("class", span.error() ? layer + " error" : layer)
                .attribute("data-depth", Integer.toString(row.depth()))
                .markup("><span class=\"label\"><svg height=\"1\"")
                .attribute("width", Integer.toString(INDENT * Math.min(row.depth(), DEEPEST)))
                .markup(" aria-hidden=\"true\"></svg><bdi>")
                .text(span.name(), LONGEST_NAME)
                .markup("</bdi></span><span class=\"layer\">")
                .text(span.error() ? layer + ", error" : layer)
                .markup("</span>");
        bar(span, extent);
        html.markup("<span class=\"took\">")
                .text(duration(span.endNanos() - span.startNanos()))
                .markup("</span></li>\n");
    }

    private void bar(TracedSpan span, Extent extent) throws IOException {
        double width = Math.max(NARROWEST, extent.share(span.endNanos() - span.startNanos()));
        double from = Math.min(extent.share(span.startNanos() - extent.start()), PERCENT - width);
        html.markup("<svg class=\"bar\" aria-hidden=\"true\"><rect height=\"100%\"")
                .attribute("x", percent(from))
                .attribute("width", percent(width))
                .markup("/></svg>");
    }

    /** The time from the first start to the last end. */
    private record Extent(long start, long nanos) {
        static Extent of(List<TracedSpan> spans) {
            long start = spans.stream().mapToLong(TracedSpan::startNanos).min().orElse(0);
            long end = spans.stream().mapToLong(TracedSpan::endNanos).max().orElse(0);
            return new Extent(start, Math.max(1, end - start));
        }

        double share(long part) {
            return PERCENT * part / nanos;
        }
    }

    private static String count(int spans) {
        return spans == 1 ? "1 span" : spans + " spans";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }

    private static String duration(long nanos) {
        return nanos < NANOS_PER_MILLI
                ? String.format(Locale.ROOT, "%.1f µs", nanos / NANOS_PER_MICRO)
                : String.format(Locale.ROOT, "%,.1f ms", nanos / NANOS_PER_MILLI);
    }
}
