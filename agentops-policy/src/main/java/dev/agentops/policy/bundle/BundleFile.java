package dev.agentops.policy.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file of a bundle, in memory. Immutable and thread-safe. */
public final class BundleFile {
    private final String name;
    private final byte[] content;

    BundleFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** Its name, without any folder. */
    public String name() {
        return name;
    }

    /** Its size in bytes. */
    public int size() {
        return content.length;
    }

    /** The bytes that were verified; read-only, with a position of its own. */
    public ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /**
     * The content as text.
     *
     * @throws CharacterCodingException when it is not UTF-8
     */
    public String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(content()).toString();
    }

    /** Name and size. */
    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
