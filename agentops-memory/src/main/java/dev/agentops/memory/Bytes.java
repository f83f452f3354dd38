package dev.agentops.memory;

import java.util.Map;

/** What an item counts towards quotas, in bytes. */
final class Bytes {
    /** For the objects around the text, and around a namespace that has this one item. */
    static final long EACH = 600;

    private Bytes() {}

    static long of(MemoryNamespace namespace, RecordDraft draft) {
        long bytes = each(namespace) + of(draft.id()) + of(draft.text());
        for (Map.Entry<String, String> entry : draft.metadata().entrySet()) {
            bytes += of(entry.getKey()) + of(entry.getValue());
        }
        return bytes;
    }

    static long of(MemoryNamespace namespace, EventDraft draft) {
        return each(namespace) + of(draft.message().text());
    }

    /** With the name of the namespace, which the first item in it brings along; it is ASCII. */
    static long each(MemoryNamespace namespace) {
        return EACH + namespace.key().length();
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
