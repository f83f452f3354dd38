package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Walks OTLP trace data in JSON and hands on its GenAI spans, one after another. */
final class SpanWalker implements SessionJson.RootVisitor {

    /** Receives the spans of one pass. */
    interface SpanVisitor {

        void span(GenAiSpan span, Position at);

        /** Whether the rest of the file is of no interest. */
        default boolean satisfied() {
            return false;
        }
    }

    private static final int MAX_LEVELS = 16;
    private static final Set<String> ON_THE_WAY = Set.of("resourceSpans", "scopeSpans");

    private final FileContext context;
    private final SpanVisitor visitor;

    SpanWalker(FileContext context, SpanVisitor visitor) {
        this.context = context;
        this.visitor = visitor;
    }

    @Override
    public boolean satisfied() {
        return visitor.satisfied();
    }

    @Override
    public void root(JsonCursor cursor) throws IOException {
        descend(cursor, MAX_LEVELS);
    }

    private void descend(JsonCursor cursor, int levels) throws IOException {
        switch (cursor.parser().currentToken()) {
            case START_ARRAY -> array(cursor, levels);
            case START_OBJECT -> object(cursor, levels);
            default -> cursor.parser().skipChildren();
        }
    }

    private void array(JsonCursor cursor, int levels) throws IOException {
        JsonParser parser = cursor.parser();
        if (levels == 0) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            descend(cursor, levels - 1);
        }
    }

    private void object(JsonCursor cursor, int levels) throws IOException {
        JsonParser parser = cursor.parser();
        if (levels == 0) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            if (array && name.equals("spans")) {
                spans(cursor);
            } else if (array && ON_THE_WAY.contains(name)) {
                descend(cursor, levels - 1);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void spans(JsonCursor cursor) throws IOException {
        while (cursor.parser().nextToken() != JsonToken.END_ARRAY) {
            Position at = cursor.tokenStart();
            Budget budget = new Budget(context.limits());
            JsonNode node = new BoundedTree(context.json(), cursor, budget).read();
            if (budget.refused()) {
                budget.report(context.problems(), "");
            } else {
                Optional<GenAiSpan> span = GenAiSpan.read(node, context.json());
                span.ifPresent(found -> visitor.span(found, at));
            }
        }
    }
}
