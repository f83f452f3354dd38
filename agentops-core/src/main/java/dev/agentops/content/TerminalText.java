package dev.agentops.content;

/**
 * Text from a file, a model or a tool made inert for a terminal or a log line.
 *
 * <p>Escaped are control characters (C0 with newline and tab, delete, C1), format characters (among them every
 * bidirectional override and isolate, zero-width characters and the byte order mark), line and paragraph separators,
 * unpaired surrogates, and code points that are private or unassigned. Escaping twice gives the same text as escaping
 * once, because what is written for an escape is plain ASCII. Thread-safe.
 */
public final class TerminalText {

    private TerminalText() {}

    /** The text on one line, with everything that a terminal could act on written as a visible escape. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(out, codePoint));
        return out.toString();
    }

    /**
     * The escaped beginning of a text.
     *
     * @param maxCharacters the number of UTF-16 units of {@code text} that are shown at most; a longer text ends in
     *     three dots
     */
    public static String excerpt(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return escape(text);
        }
        boolean splitsPair = maxCharacters > 0 && Character.isHighSurrogate(text.charAt(maxCharacters - 1));
        return escape(text.substring(0, splitsPair ? maxCharacters - 1 : maxCharacters)) + "...";
    }

    /** Whether {@link #escape} leaves the text as it is. */
    public static boolean isInert(String text) {
        return text.codePoints().noneMatch(TerminalText::isActive);
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> appendVisible(out, codePoint);
        }
    }

    private static void appendVisible(StringBuilder out, int codePoint) {
        if (isActive(codePoint)) {
            out.append(String.format(codePoint > 0xffff ? "\\u{%x}" : "\\u%04x", codePoint));
        } else {
            out.appendCodePoint(codePoint);
        }
    }

    private static boolean isActive(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
