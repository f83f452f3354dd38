package dev.agentops.memory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One segment of a namespace's path, from an id and back.
 *
 * <p>Letters and digits of ASCII and {@code - . _ ~} (the unreserved characters of RFC 3986, section 2.3) stand as they
 * are; every other code point is percent-encoded from its UTF-8 bytes, {@code %} and {@code /} among them. Different ids
 * therefore have different segments, and no id can contain the delimiter.
 */
final class Segments {
    /** Long enough for any ASCII id that core accepts, and short enough for the keys of databases. */
    static final int LONGEST = 512;

    private static final String HEX = "0123456789ABCDEF";
    private static final int ESCAPE = 3;

    private Segments() {}

    /**
     * The segment of an id.
     *
     * @param what what the id is, for the message
     * @throws NamespaceInvalidException when the id is empty, is {@code .} or {@code ..}, has code points that cannot be
     *     seen or assigned, or is too long when encoded
     */
    static String encode(String what, String id) {
        if (id.isEmpty() || id.equals(".") || id.equals("..")) {
            throw new NamespaceInvalidException(what + " is \"" + id + "\": an id is neither empty nor a dot segment");
        }
        StringBuilder segment = new StringBuilder(id.length());
        for (int at = 0; at < id.length(); at += Character.charCount(id.codePointAt(at))) {
            append(segment, what, at, id.codePointAt(at));
        }
        return segment.toString();
    }

    private static void append(StringBuilder segment, String what, int at, int point) {
        if (isPlain(point)) {
            segment.append((char) point);
        } else {
            requireVisible(what, at, point);
            escape(segment, point);
        }
        if (segment.length() > LONGEST) {
            throw new NamespaceInvalidException(
                    what + " is longer than " + LONGEST + " characters when encoded: give a shorter id");
        }
    }

    private static void escape(StringBuilder segment, int point) {
        for (byte unit : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            segment.append('%').append(HEX.charAt((unit >> 4) & 0xF)).append(HEX.charAt(unit & 0xF));
        }
    }

    static boolean isPlain(int point) {
        return isLetterOrDigit(point) || point == '-' || point == '.' || point == '_' || point == '~';
    }

    private static boolean isLetterOrDigit(int point) {
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
    }

    static boolean isPlain(String text) {
        return text.codePoints().allMatch(Segments::isPlain);
    }

    private static void requireVisible(String what, int at, int point) {
        if (!isVisible(point)) {
            throw new NamespaceInvalidException(String.format(
                    "%s has the code point U+%04X at position %d, which is invisible or not a character:"
                            + " give an id of visible characters",
                    what, point, at));
        }
    }

    /** Control, format (bidi marks among them), separators of lines, unassigned and unpaired surrogates are not. */
    static boolean isVisible(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /**
     * The id of a segment that {@link #encode} made.
     *
     * @throws NamespaceInvalidException when it did not make this
     */
    static String decode(String what, String segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int at = 0; at < segment.length(); at++) {
            char unit = segment.charAt(at);
            if (unit == '%') {
                bytes.put(unescape(what, segment, at));
                at += ESCAPE - 1;
            } else {
                bytes.put((byte) unit);
            }
        }
        String id = text(what, bytes.flip());
        if (!encode(what, id).equals(segment)) {
            throw notCanonical(what);
        }
        return id;
    }

    private static byte unescape(String what, String segment, int at) {
        if (at + ESCAPE > segment.length()) {
            throw notCanonical(what);
        }
        int high = HEX.indexOf(segment.charAt(at + 1));
        int low = HEX.indexOf(segment.charAt(at + 2));
        if (high < 0 || low < 0) {
            throw notCanonical(what);
        }
        return (byte) ((high << 4) | low);
    }

    private static String text(String what, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            throw notCanonical(what);
        }
    }

    private static NamespaceInvalidException notCanonical(String what) {
        return new NamespaceInvalidException(what + " is not a segment that was encoded here");
    }
}
