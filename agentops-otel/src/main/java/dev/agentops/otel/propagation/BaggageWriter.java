package dev.agentops.otel.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageEntry;
import org.jspecify.annotations.Nullable;

/** Writes the {@code baggage} header: whole members within the limits, those first that the allow-list names. */
final class BaggageWriter {
    private final StringBuilder header = new StringBuilder();
    private int members;

    private BaggageWriter() {}

    /** The header; empty when nothing is to be sent. */
    static String write(Baggage baggage, BaggageKeys sent) {
        BaggageWriter writer = new BaggageWriter();
        for (String key : sent.named()) {
            writer.add(key, baggage.getEntry(key));
        }
        if (sent.hasOthers()) {
            baggage.forEach((key, entry) -> {
                if (!sent.named().contains(key)) {
                    writer.add(key, entry);
                }
            });
        }
        return writer.header.toString();
    }

    private void add(String key, @Nullable BaggageEntry entry) {
        if (entry == null || members == BaggageReader.MOST_MEMBERS || !BaggageGrammar.isKey(key)) {
            return;
        }
        int comma = members == 0 ? 0 : 1;
        int left = BaggageReader.LONGEST - header.length() - comma - key.length() - 1;
        String properties = properties(entry);
        String value = PercentCoding.encode(entry.getValue(), left - (properties == null ? 0 : properties.length()));
        if (value != null && properties != null) {
            header.append(comma == 0 ? "" : ",")
                    .append(key)
                    .append('=')
                    .append(value)
                    .append(properties);
            members++;
        }
    }

    /** With the semicolon in front; null when they would break the header. */
    private static @Nullable String properties(BaggageEntry entry) {
        String text = entry.getMetadata().getValue();
        if (text.isEmpty()) {
            return "";
        }
        return BaggageGrammar.isProperties(text, 0, text.length()) ? ';' + text : null;
    }
}
