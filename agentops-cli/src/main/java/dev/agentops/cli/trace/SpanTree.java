package dev.agentops.cli.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spans in the order in which they are drawn: each before those within it, spans side by side by their start. A span whose
 * parent is not there stands at the top, as does one of a circle. Not thread-safe; for one use.
 */
public final class SpanTree {
    private final Map<String, List<TracedSpan>> byParent = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final int mostRows;

    private SpanTree(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * A span in its place.
     *
     * @param span the span
     * @param depth how many spans are around it
     */
    public record Row(TracedSpan span, int depth) {}

    /** At most so many rows, from the first. */
    public static List<Row> rows(List<TracedSpan> spans, int mostRows) {
        SpanTree tree = new SpanTree(mostRows);
        List<TracedSpan> ordered = new ArrayList<>(spans);
        ordered.sort(Comparator.comparingLong(TracedSpan::startNanos));
        tree.place(ordered);
        return List.copyOf(tree.rows);
    }

    private void place(List<TracedSpan> ordered) {
        Set<String> ids = new HashSet<>();
        ordered.forEach(span -> {
            ids.add(span.id());
            byParent.computeIfAbsent(span.parentId(), parent -> new ArrayList<>())
                    .add(span);
        });
        ordered.stream().filter(span -> !ids.contains(span.parentId())).forEach(span -> place(span, 0));
        ordered.forEach(span -> place(span, 0));
    }

    /** Each level adds a row, so the bound on rows is one on levels. */
    private void place(TracedSpan span, int depth) {
        if (rows.size() < mostRows && placed.add(span.id())) {
            rows.add(new Row(span, depth));
            byParent.getOrDefault(span.id(), List.of()).forEach(child -> place(child, depth + 1));
        }
    }
}
