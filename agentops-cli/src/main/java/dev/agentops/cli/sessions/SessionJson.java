package dev.agentops.cli.sessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens session files as JSON, so that neither depth nor names nor lines of a file can fill the memory. */
final class SessionJson {

    /** Nesting at which a file is given up; the parser keeps an object for each open level. */
    static final int MAX_FILE_DEPTH = 10_000;

    /** Receives each top-level value of a file. */
    interface RootVisitor {

        /** The parser stands on the value's first token and is left on its last one. */
        void root(JsonCursor cursor) throws IOException;

        /** Whether the rest of the file is of no interest. */
        default boolean satisfied() {
            return false;
        }
    }

    private final JsonFactory factory;

    SessionJson(SessionLimits limits) {
        // Canonical names are never forgotten by a parser: a file of distinct names would fill the memory.
        factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_FILE_DEPTH)
                        .maxStringLength((int) limits.maxSessionCharacters())
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(MAX_FILE_DEPTH + 1)
                        .build())
                .build();
    }

    JsonParser parser(InputStream in) throws IOException {
        return factory.createParser(new StrictUtf8Reader(in));
    }

    JsonParser parser(String text) throws IOException {
        return factory.createParser(text);
    }

    JsonFactory factory() {
        return factory;
    }

    /** Visits the top-level values; what cannot be parsed is a problem, and in lines the next line is tried. */
    void visit(Path file, Layout layout, Problems problems, RootVisitor visitor) {
        switch (layout) {
            case DOCUMENT -> visitDocument(file, problems, visitor);
            case LINES -> visitLines(file, problems, visitor);
        }
    }

    private void visitDocument(Path file, Problems problems, RootVisitor visitor) {
        try (InputStream in = Files.newInputStream(file)) {
            visitRoots(in, 0, problems, visitor);
        } catch (IOException e) {
            report(e, Position.UNKNOWN, problems);
        }
    }

    private void visitLines(Path file, Problems problems, RootVisitor visitor) {
        try (ByteLines lines = new ByteLines(Files.newInputStream(file))) {
            while (!visitor.satisfied() && lines.next()) {
                visitRoots(lines.current(), lines.number() - 1, problems, visitor);
            }
        } catch (IOException e) {
            report(e, Position.UNKNOWN, problems);
        }
    }

    private void visitRoots(InputStream in, long lineOffset, Problems problems, RootVisitor visitor)
            throws IOException {
        try (JsonParser parser = parser(in)) {
            JsonCursor cursor = new JsonCursor(parser, lineOffset);
            try {
                while (parser.nextToken() != null) {
                    visitor.root(cursor);
                }
            } catch (IOException e) {
                report(e, cursor.reached(), problems);
            }
        }
    }

    private static void report(IOException e, Position at, Problems problems) {
        JsonFault fault = JsonFault.of(e);
        problems.error(at, "", fault.message(), fault.remedy());
    }
}
