package dev.agentops.examples.quickstart;

import dev.agentops.content.TerminalText;

/** Shows text from anybody in a page without letting it act on the page, or on a terminal that shows the page's source. */
final class InertText {
    private InertText() {}

    /** What is invisible or would move, hide or reverse text is written as an escape, and markup is text. */
    static String html(String text) {
        return TerminalText.escape(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
