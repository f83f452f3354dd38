package dev.agentops.otel.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import java.util.List;

/**
 * Reads the {@code baggage} header within the limits of W3C Baggage, section 3.3.2.
 *
 * <p>A member is taken whole or not at all: one that is not well-formed, not on the allow-list or beyond a limit is dropped, and
 * those behind it are still read. Only members on the allow-list count, so that others cannot push them out. Of a key that
 * stands twice the last one counts, as OpenTelemetry's own reader has it, so that two readers of one request agree.
 */
final class BaggageReader {
    static final int MOST_MEMBERS = 64;

    /** The longest that all members may be together with their commas, in octets as they are sent. */
    static final int LONGEST = 8_192;

    private final BaggageKeys accepted;
    private final BaggageBuilder baggage = Baggage.builder();
    private int members;
    private int length = -1;

    private BaggageReader(BaggageKeys accepted) {
        this.accepted = accepted;
    }

    /** What all fields say together; empty when there is nothing to accept. */
    static Baggage read(List<String> fields, BaggageKeys accepted) {
        BaggageReader reader = new BaggageReader(accepted);
        for (String field : fields) {
            reader.addAll(new ListMembers(field));
        }
        return reader.members == 0 ? Baggage.empty() : reader.baggage.build();
    }

    private void addAll(ListMembers field) {
        while (members < MOST_MEMBERS && field.advance()) {
            if (length + 1 + field.end() - field.start() <= LONGEST) {
                add(field.list(), field.start(), field.end());
            }
        }
    }

    private void add(String text, int start, int end) {
        int semicolon = Characters.indexOf(text, ';', start, end);
        int equals = Characters.indexOf(text, '=', start, semicolon);
        int keyEnd = Characters.trimEnd(text, start, equals);
        if (equals < semicolon
                && accepted.contains(text, start, keyEnd)
                && isWellFormed(text, start, keyEnd, equals, semicolon, end)) {
            baggage.put(
                    text.substring(start, keyEnd),
                    value(text, equals + 1, semicolon),
                    properties(text, semicolon, end));
            members++;
            length += 1 + end - start;
        }
    }

    private static boolean isWellFormed(String text, int start, int keyEnd, int equals, int semicolon, int end) {
        return BaggageGrammar.isKey(text, start, keyEnd)
                && BaggageGrammar.isValueInSpace(text, equals + 1, semicolon)
                && (semicolon == end || BaggageGrammar.isProperties(text, semicolon + 1, end));
    }

    private static String value(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        return PercentCoding.decode(text, start, Characters.trimEnd(text, start, to));
    }

    private static BaggageEntryMetadata properties(String text, int semicolon, int end) {
        return semicolon == end
                ? BaggageEntryMetadata.empty()
                : BaggageEntryMetadata.create(text.substring(Characters.skipSpace(text, semicolon + 1, end), end));
    }
}
