package dev.agentops.examples.quickstart;

/** Shows text from anybody without letting it act on what shows it. */
final class InertText {
    private InertText() {}

    /** For one line of a terminal: what is invisible or would move, hide or reverse text is written as an escape. */
    static String terminal(String text) {
        StringBuilder inert = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(inert, point));
        return inert.toString();
    }

    /** For the text of a page: as in a terminal, and without markup. */
    static String html(String text) {
        return terminal(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static void append(StringBuilder inert, int point) {
        if (isActive(point)) {
            inert.append(String.format("\\u{%x}", point));
        } else {
            inert.appendCodePoint(point);
        }
    }

    private static boolean isActive(int point) {
        return switch (Character.getType(point)) {
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
