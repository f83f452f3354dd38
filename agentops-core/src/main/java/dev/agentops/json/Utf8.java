package dev.agentops.json;

/** Lengths in UTF-8 without encoding. */
final class Utf8 {
    private Utf8() {}

    /**
     * Counts the bytes.
     *
     * @throws JsonException when a surrogate stands alone: such a text has no UTF-8 form
     */
    static long length(String text) {
        long extra = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                extra += extraBytes(text, i, c);
            }
        }
        return text.length() + extra;
    }

    private static int extraBytes(String text, int at, char c) {
        if (c < 0x800) {
            return 1;
        }
        if (!Character.isSurrogate(c)) {
            return 2;
        }
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        if (!paired) {
            throw new JsonException("has an unpaired surrogate, which is not Unicode text");
        }
        return 1;
    }
}
