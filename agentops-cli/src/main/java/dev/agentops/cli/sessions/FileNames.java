package dev.agentops.cli.sessions;

import dev.agentops.content.TerminalText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names made from file names, which are as hostile as the files' content. */
final class FileNames {

    private static final int STEM_LENGTH = 60;

    private FileNames() {}

    static String of(Path file) {
        Path name = file.getFileName();
        return name == null || name.toString().isEmpty() ? "file" : name.toString();
    }

    /** The file's name with an underscore for each character that a terminal could act on. */
    static String inert(Path file, int maxLength) {
        String name = of(file);
        StringBuilder out = new StringBuilder();
        name.codePoints()
                .map(c -> TerminalText.isInert(Character.toString(c)) ? c : '_')
                .forEach(out::appendCodePoint);
        return out.length() <= maxLength
                ? out.toString()
                : out.substring(0, maxLength).stripTrailing() + "_";
    }

    /** An id of letters, digits, dot, dash and underscore; equal for equal labels and indexes on every machine. */
    static String sessionId(SessionSource source) {
        String stem = of(source.file()).replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9._-]", "_");
        String start = stem.length() <= STEM_LENGTH ? stem : stem.substring(0, STEM_LENGTH);
        return start + "-" + digest(source.label()) + "-" + source.index();
    }

    /** Ten hexadecimal digits that tell texts apart. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
