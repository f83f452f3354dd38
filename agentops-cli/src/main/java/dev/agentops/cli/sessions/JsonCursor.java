package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;

/**
 * A parser that knows where in the file it stands.
 *
 * @param parser the parser of the whole file or of one line
 * @param lineOffset number of lines before the one on which the parser started
 */
record JsonCursor(JsonParser parser, long lineOffset) {

    /** Where the current token starts. */
    Position tokenStart() {
        return position(parser.currentTokenLocation());
    }

    /** Where the parser has read to. */
    Position reached() {
        return position(parser.currentLocation());
    }

    private Position position(JsonLocation location) {
        return new Position(lineOffset + Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
