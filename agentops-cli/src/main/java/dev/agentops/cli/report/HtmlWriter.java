package dev.agentops.cli.report;

import dev.agentops.content.TerminalText;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes HTML: tags from constants of this package, everything else escaped. It is the only place that writes characters of
 * a recording, so it is the only place that can forget to escape one. Not thread-safe.
 *
 * <p>Text cannot leave the element or the quoted attribute in which it is written. What cannot be seen or would change how
 * other text is seen (control and format characters, among them bidirectional overrides and zero-width characters) is shown
 * as its code; of the control characters only newline and tab are kept.
 */
final class HtmlWriter {
    /** Delete, the first control character after the printable ASCII ones. */
    private static final int FIRST_NOT_PLAIN = 0x7f;

    private final Writer out;
    private long written;

    HtmlWriter(Writer out) {
        this.out = out;
    }

    /** Characters written so far. */
    long written() {
        return written;
    }

    /** Markup that is part of the program. */
    HtmlWriter markup(String constant) throws IOException {
        return write(constant);
    }

    /** Text in an element. */
    HtmlWriter text(String text) throws IOException {
        return text(text, text.length());
    }

    /** At most so many UTF-16 units of a text, and how many are left out. */
    HtmlWriter text(String text, int most) throws IOException {
        int end = end(text, most);
        for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
            element(text.codePointAt(i));
        }
        int hidden = text.length() - end;
        return hidden == 0 ? this : write("<span class=\"cut\">… " + hidden + " more characters not shown</span>");
    }

    /** An attribute with its leading space. */
    HtmlWriter attribute(String constantName, String value) throws IOException {
        write(" " + constantName + "=\"");
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            plain(value.codePointAt(i));
        }
        return write("\"");
    }

    private static int end(String text, int most) {
        if (text.length() <= most) {
            return text.length();
        }
        return most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private void element(int point) throws IOException {
        if (point == '\n' || point == '\t' || isInert(point)) {
            plain(point);
        } else {
            write("<span class=\"code\">");
            write(TerminalText.escape(Character.toString(point)));
            write("</span>");
        }
    }

    private void plain(int point) throws IOException {
        switch (point) {
            case '<' -> write("&lt;");
            case '>' -> write("&gt;");
            case '&' -> write("&amp;");
            case '"' -> write("&quot;");
            case '\'' -> write("&#39;");
            case '\n', '\t' -> write(Character.toString(point));
            default ->
                write(isInert(point) ? Character.toString(point) : TerminalText.escape(Character.toString(point)));
        }
    }

    private static boolean isInert(int point) {
        return (point >= ' ' && point < FIRST_NOT_PLAIN) || TerminalText.isInert(Character.toString(point));
    }

    private HtmlWriter write(String html) throws IOException {
        out.write(html);
        written += html.length();
        return this;
    }
}
