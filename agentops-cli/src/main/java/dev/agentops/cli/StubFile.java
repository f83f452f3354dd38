package dev.agentops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the file of {@code --stub}. */
final class StubFile {
    private static final int LARGEST = 1_000_000;

    private StubFile() {}

    /** @throws CommandFailedException when it cannot be read */
    static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused(file, "is larger than " + LARGEST + " bytes; shorten it");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw refused(file, "does not exist; name a schema in Cedar's format");
        } catch (CharacterCodingException e) {
            throw refused(file, "is not UTF-8 text; save it in that encoding");
        } catch (IOException e) {
            throw refused(file, "cannot be read; name a readable file");
        }
    }

    private static CommandFailedException refused(Path file, String message) {
        return new CommandFailedException("--stub: " + file + " " + message);
    }
}
