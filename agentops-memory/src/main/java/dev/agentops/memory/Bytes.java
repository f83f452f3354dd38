package dev.agentops.memory;

import java.util.Map;

/** What an item counts towards quotas, in bytes. */
final class Bytes {
    /** For the objects around the text. */
    static final long EACH = 200;

    private Bytes() {}

    static long of(RecordDraft draft) {
        long bytes = EACH + of(draft.id()) + of(draft.text());
        for (Map.Entry<String, String> entry : draft.metadata().entrySet()) {
            bytes += of(entry.getKey()) + of(entry.getValue());
        }
        return bytes;
    }

    static long of(EventDraft draft) {
        return EACH + of(draft.message().text());
    }

    /** UTF-8 bytes, without making them. */
    private static long of(String text) {
        long bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes;
    }
}
