package dev.agentops.cli.sessions;

import dev.agentops.content.TerminalText;
import java.nio.file.Path;

/**
 * Something in a file of sessions that its owner should know. All texts are inert (see {@link TerminalText}).
 *
 * @param severity whether sessions or calls were lost
 * @param file the file or folder
 * @param line from 1, 0 when it is not about a place in the file
 * @param column from 1, 0 when unknown
 * @param pointer JSON pointer of the value within the file or line, empty when unknown
 * @param message what is wrong, with an excerpt of the value
 * @param remedy what to do
 */
public record SessionProblem(
        Severity severity, Path file, long line, long column, String pointer, String message, String remedy) {

    /** How bad a problem is. */
    public enum Severity {
        /** Something could not be read: a file, a line or a session is lost. */
        ERROR,
        /** Everything was read, something in it is doubtful. */
        WARNING,
        /** A file of a folder was skipped, as it holds no sessions. */
        NOTICE
    }

    public SessionProblem {
        pointer = TerminalText.escape(pointer);
        message = TerminalText.escape(message);
        remedy = TerminalText.escape(remedy);
    }

    /** One inert line: {@code file:line:column: pointer: message; remedy}. */
    public String describe() {
        StringBuilder out = new StringBuilder(TerminalText.escape(file.toString()));
        appendPosition(out);
        if (!pointer.isEmpty()) {
            out.append(": ").append(TerminalText.excerpt(pointer, 200));
        }
        return out.append(": ").append(message).append("; ").append(remedy).toString();
    }

    private void appendPosition(StringBuilder out) {
        if (line > 0) {
            out.append(':').append(line);
        }
        if (line > 0 && column > 0) {
            out.append(':').append(column);
        }
    }
}
