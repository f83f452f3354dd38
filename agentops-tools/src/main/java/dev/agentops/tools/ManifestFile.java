package dev.agentops.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the text of a manifest: bounded, and strictly UTF-8. */
final class ManifestFile {
    static final int LARGEST = 10_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ManifestFile() {}

    /** @throws ToolManifestException when it cannot be read */
    static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused(file, "is larger than " + LARGEST + " bytes: split it");
            }
            return decoded(bytes);
        } catch (NoSuchFileException missing) {
            throw refused(file, "does not exist");
        } catch (CharacterCodingException notUtf8) {
            throw refused(file, "is not UTF-8 text: save it in that encoding");
        } catch (IOException unreadable) {
            throw refused(file, "cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static ToolManifestException refused(Path file, String message) {
        return new ToolManifestException(List.of(new ManifestProblem(file.toString(), "", message)));
    }
}
