package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the format of a file by its first values, within {@value #LOOK_AHEAD_BYTES} bytes. */
final class FormatProbe {

    static final int LOOK_AHEAD_BYTES = 1 << 20;

    private final SessionJson json;

    FormatProbe(SessionJson json) {
        this.json = json;
    }

    Detection detect(Path file, Layout layout) throws IOException {
        try (LookAhead start = new LookAhead(Files.newInputStream(file), LOOK_AHEAD_BYTES)) {
            return switch (layout) {
                case DOCUMENT -> detect(start, start, 0);
                case LINES -> detectLines(start);
            };
        }
    }

    private Detection detectLines(LookAhead start) throws IOException {
        Detection outcome = new Detection.Empty();
        try (ByteLines lines = new ByteLines(start)) {
            while (lines.next()) {
                Detection line = detect(lines.current(), start, lines.number() - 1);
                if (line instanceof Detection.Recognised) {
                    return line;
                }
                outcome = line.rank() > outcome.rank() ? line : outcome;
            }
        }
        return outcome;
    }

    private Detection detect(InputStream in, LookAhead start, long lineOffset) throws IOException {
        try (JsonParser parser = json.parser(in)) {
            FileShape shape = new FileShape(parser);
            try {
                shape.read();
                return shape.detection();
            } catch (IOException e) {
                Position at = new JsonCursor(parser, lineOffset).reached();
                return shape.partialFormat()
                        .<Detection>map(Detection.Recognised::new)
                        .orElseGet(() -> start.cutOff()
                                ? new Detection.Undecided()
                                : new Detection.Malformed(at, JsonFault.of(e)));
            }
        }
    }
}
