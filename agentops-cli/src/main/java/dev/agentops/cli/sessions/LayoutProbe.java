package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells JSON lines from one JSON document by at most three lines, none of which is kept.
 *
 * <p>Lines it is when the first one is a whole value and another follows. When the first one is malformed or cut off, it is
 * still lines if the two after it are whole values, which nowhere in a document follow each other without a comma.
 */
final class LayoutProbe {

    private enum Line {
        WHOLE,
        BROKEN,
        ABSENT
    }

    private final SessionJson json;

    LayoutProbe(SessionJson json) {
        this.json = json;
    }

    Layout of(Path file) throws IOException {
        try (ByteLines lines = new ByteLines(Files.newInputStream(file))) {
            Line first = next(lines);
            Line second = next(lines);
            return switch (first) {
                case ABSENT -> Layout.DOCUMENT;
                case WHOLE -> second == Line.ABSENT ? Layout.DOCUMENT : Layout.LINES;
                case BROKEN -> second == Line.WHOLE && next(lines) != Line.BROKEN ? Layout.LINES : Layout.DOCUMENT;
            };
        }
    }

    private Line next(ByteLines lines) throws IOException {
        while (lines.next()) {
            Line line = read(lines.current());
            if (line != Line.ABSENT) {
                return line;
            }
        }
        return Line.ABSENT;
    }

    private Line read(InputStream line) throws IOException {
        try (JsonParser parser = json.parser(line)) {
            if (parser.nextToken() == null) {
                return Line.ABSENT;
            }
            parser.skipChildren();
            return parser.nextToken() == null && parser.currentToken() == null ? Line.WHOLE : Line.BROKEN;
        } catch (IOException e) {
            return Line.BROKEN;
        }
    }
}
