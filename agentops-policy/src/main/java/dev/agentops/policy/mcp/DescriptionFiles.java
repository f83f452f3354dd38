package dev.agentops.policy.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of tool descriptions: bounded, and strictly UTF-8. */
final class DescriptionFiles {
    static final int LARGEST = 10_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private DescriptionFiles() {}

    /** The file itself, or the descriptions in a folder by name. */
    static List<Path> in(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> found =
                    files.filter(DescriptionFiles::isDescription).sorted().toList();
            if (found.isEmpty()) {
                throw new SchemaGenerationException(place + ": has no *.json or *.snap; name a folder that has");
            }
            return found;
        } catch (IOException e) {
            throw new SchemaGenerationException(place + ": cannot be read as a folder; check its permissions", e);
        }
    }

    private static boolean isDescription(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".json") || name.endsWith(".snap")) && Files.isRegularFile(file);
    }

    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new SchemaGenerationException(file + ": is larger than " + LARGEST + " bytes; split it");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new SchemaGenerationException(file + ": does not exist; name a file of tool descriptions", e);
        } catch (CharacterCodingException e) {
            throw new SchemaGenerationException(file + ": is not UTF-8 text; save it in that encoding", e);
        } catch (IOException e) {
            throw new SchemaGenerationException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "); name a readable file", e);
        }
    }
}
