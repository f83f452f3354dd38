package dev.agentops.otel.propagation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of Baggage values: W3C Baggage, section 3.3.1.3. */
final class PercentCoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentCoding() {}

    /**
     * The text that an encoded value stands for. Escaped octets that are no UTF-8, overlong ones among them, become U+FFFD; a
     * percent sign without two hexadecimal digits stands for itself.
     */
    static String decode(String text, int from, int to) {
        return Characters.indexOf(text, '%', from, to) == to ? text.substring(from, to) : unescape(text, from, to);
    }

    private static String unescape(String text, int from, int to) {
        Utf8Text decoded = new Utf8Text(to - from - 2 * escapes(text, from, to));
        for (int i = from; i < to; i++) {
            int escaped = escaped(text, i, to);
            decoded.add(escaped < 0 ? text.charAt(i) : escaped);
            i += escaped < 0 ? 0 : 2;
        }
        return decoded.end();
    }

    private static int escapes(String text, int from, int to) {
        int escapes = 0;
        for (int i = from; i < to; i++) {
            if (escaped(text, i, to) >= 0) {
                escapes++;
                i += 2;
            }
        }
        return escapes;
    }

    /** The octet that is escaped at a place; negative when none is. */
    private static int escaped(String text, int at, int to) {
        return text.charAt(at) == '%' && at + 2 < to ? hexByte(text, at + 1) : -1;
    }

    private static int hexByte(String text, int at) {
        int high = hexDigit(text.charAt(at));
        int low = hexDigit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** By ASCII alone: {@link Character#digit} takes digits of other scripts too. */
    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /**
     * Escapes what is no octet of Baggage, the percent sign, and the plus sign, which many decoders take for a space.
     *
     * @param longest the longest encoded text that is of use, in characters
     * @return null when the encoded text is longer
     */
    static @Nullable String encode(String value, int longest) {
        if (value.length() > longest) {
            return null;
        }
        if (Characters.allMatch(value, 0, value.length(), PercentCoding::isPlain)) {
            return value;
        }
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[octets.length * 3];
        int length = 0;
        for (byte octet : octets) {
            length = append(encoded, length, octet);
        }
        return length > longest ? null : new String(encoded, 0, length, StandardCharsets.US_ASCII);
    }

    private static int append(byte[] encoded, int length, byte octet) {
        if (isPlain(octet)) {
            encoded[length] = octet;
            return length + 1;
        }
        encoded[length] = '%';
        encoded[length + 1] = (byte) HEX.charAt(octet >> 4 & 0xf);
        encoded[length + 2] = (byte) HEX.charAt(octet & 0xf);
        return length + 3;
    }

    private static boolean isPlain(int c) {
        return BaggageGrammar.isOctet(c) && c != '%' && c != '+';
    }
}
