package dev.agentops.cli.sessions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the spans of a few sessions during one pass over the file. */
final class SpanBatch implements SpanWalker.SpanVisitor {

    private final SpanIndex index;
    private final Map<String, List<GenAiSpan>> spans = new LinkedHashMap<>();
    private long missing;

    SpanBatch(SpanIndex index, List<SpanIndex.Entry> sessions) {
        this.index = index;
        sessions.forEach(session -> {
            spans.put(session.key(), new ArrayList<>());
            missing += session.spans();
        });
    }

    @Override
    public void span(GenAiSpan span, Position at) {
        List<GenAiSpan> session = spans.get(index.keyOf(span));
        if (session != null) {
            session.add(span);
            missing--;
        }
    }

    @Override
    public boolean satisfied() {
        return missing <= 0;
    }

    List<GenAiSpan> spansOf(SpanIndex.Entry session) {
        return spans.getOrDefault(session.key(), List.of());
    }
}
