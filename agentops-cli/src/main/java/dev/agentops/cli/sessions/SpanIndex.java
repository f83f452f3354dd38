package dev.agentops.cli.sessions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sessions a file of spans holds, and how large each is; the spans themselves are not kept.
 *
 * <p>A span belongs to its conversation. A span without one belongs to the first conversation that its trace names, or,
 * when the trace names none, to a session of that trace.
 */
final class SpanIndex implements SpanWalker.SpanVisitor {

    /** What is known of one session before its spans are read. */
    static final class Entry {

        private final String key;
        private final String recordedId;
        private final long firstSpan;
        private long spans;
        private long size;

        private Entry(String key, String recordedId, long firstSpan) {
            this.key = key;
            this.recordedId = recordedId;
            this.firstSpan = firstSpan;
        }

        String key() {
            return key;
        }

        String recordedId() {
            return recordedId;
        }

        long spans() {
            return spans;
        }

        long size() {
            return size;
        }

        private long firstSpan() {
            return firstSpan;
        }

        private void add(long moreSpans, long moreSize) {
            spans += moreSpans;
            size += moreSize;
        }

        private Entry movedTo(String newKey, String newId) {
            Entry moved = new Entry(newKey, newId, firstSpan);
            moved.add(spans, size);
            return moved;
        }

        private Entry mergedWith(Entry other) {
            Entry first = firstSpan <= other.firstSpan ? this : other;
            Entry second = first == this ? other : this;
            first.add(second.spans, second.size);
            return first;
        }
    }

    private static final String CONVERSATION = "conversation ";
    private static final String TRACE = "trace ";

    private final Map<String, Entry> byConversation = new HashMap<>();
    private final Map<String, Entry> byTrace = new HashMap<>();
    private final Map<String, String> conversationOfTrace = new HashMap<>();
    private long count;
    private boolean contentMissing;

    @Override
    public void span(GenAiSpan span, Position at) {
        count++;
        contentMissing |= span.tool().filter(tool -> !tool.contentRecorded()).isPresent();
        String id = span.conversation();
        if (id.isEmpty()) {
            add(byTrace, TRACE, span.traceId(), span);
        } else {
            add(byConversation, CONVERSATION, id, span);
            conversationOfTrace.putIfAbsent(span.traceId(), id);
        }
    }

    /** Whether a tool call without arguments was seen. */
    boolean contentMissing() {
        return contentMissing;
    }

    /** The key of the session that a span belongs to, once all spans were seen. */
    String keyOf(GenAiSpan span) {
        String id = span.conversation().isEmpty() ? conversationOfTrace.get(span.traceId()) : span.conversation();
        return id != null ? CONVERSATION + id : TRACE + span.traceId();
    }

    /** All sessions in the order of their first spans; to be called once, after all spans were seen. */
    List<Entry> sessions() {
        byTrace.forEach((trace, entry) -> {
            String id = conversationOfTrace.get(trace);
            if (id != null) {
                byConversation.merge(id, entry.movedTo(CONVERSATION + id, id), Entry::mergedWith);
            }
        });
        byTrace.keySet().removeAll(conversationOfTrace.keySet());
        List<Entry> all = new ArrayList<>(byConversation.values());
        all.addAll(byTrace.values());
        all.sort(Comparator.comparingLong(Entry::firstSpan));
        return all;
    }

    private void add(Map<String, Entry> entries, String kind, String id, GenAiSpan span) {
        entries.computeIfAbsent(id, absent -> new Entry(kind + id, id, count)).add(1, span.size());
    }
}
