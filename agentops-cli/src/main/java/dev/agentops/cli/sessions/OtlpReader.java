package dev.agentops.cli.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the format {@code otlp-json}, where the spans of a session may be anywhere in the file.
 *
 * <p>The first pass notes which sessions there are and how large each is. Each further pass collects the spans of as many
 * sessions as fit into the size of one, so a file is read once more for every
 * {@link SessionLimits#maxSessionCharacters()} of spans, and memory holds one batch and a small entry for each session and
 * trace.
 */
final class OtlpReader {

    private final FileContext context;

    OtlpReader(FileContext context) {
        this.context = context;
    }

    void read() {
        SpanIndex index = new SpanIndex();
        context.visit(new SpanWalker(context, index));
        warnOfMissingContent(index);
        List<SpanIndex.Entry> batch = new ArrayList<>();
        long size = 0;
        for (SpanIndex.Entry session : index.sessions()) {
            if (!batch.isEmpty() && size + session.size() > context.limits().maxSessionCharacters()) {
                readBatch(index, batch);
                batch.clear();
                size = 0;
            }
            batch.add(session);
            size += refused(session) ? 0 : session.size();
        }
        readBatch(index, batch);
    }

    private void warnOfMissingContent(SpanIndex index) {
        if (index.contentMissing()) {
            context.problems()
                    .warning(
                            Position.UNKNOWN,
                            "",
                            "tool calls without gen_ai.tool.call.arguments are read with no arguments",
                            "record the spans with content");
        }
    }

    private boolean refused(SpanIndex.Entry session) {
        return session.size() > context.limits().maxSessionCharacters();
    }

    private void readBatch(SpanIndex index, List<SpanIndex.Entry> sessions) {
        FileContext again = context.silent();
        SpanBatch batch = new SpanBatch(
                index, sessions.stream().filter(session -> !refused(session)).toList());
        if (!batch.satisfied()) {
            again.visit(new SpanWalker(again, batch));
        }
        sessions.forEach(session -> deliver(session, batch.spansOf(session)));
    }

    private void deliver(SpanIndex.Entry session, List<GenAiSpan> spans) {
        SessionSource source = context.sink().source(0);
        if (refused(session)) {
            Budget budget = new Budget(context.limits());
            budget.spend(session.size(), Position.UNKNOWN);
            budget.report(context.problems(), "");
            return;
        }
        SpanSession mapped = new SpanSession(spans);
        RecordedUser nobody = RecordedUser.anonymous(source, Map.of());
        context.sink()
                .deliver(RecordedSession.of(
                        source, nobody, mapped.messages(), mapped.facts(Optional.of(session.recordedId()))));
    }
}
