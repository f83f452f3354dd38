package dev.agentops.otel.propagation;

/**
 * Text from octets that may be no UTF-8, by the decoder of the Encoding Standard: each longest part that could have been the
 * beginning of a character becomes one U+FFFD. Not thread-safe.
 *
 * <p>The JDK's decoder makes three copies of what it decodes, which is much for a header.
 */
final class Utf8Text {
    private static final char REPLACEMENT = '\ufffd';
    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xbf;

    private final StringBuilder text;
    private int codePoint;
    private int missing;
    private int lowest = LOWEST;
    private int highest = HIGHEST;

    Utf8Text(int octets) {
        text = new StringBuilder(octets);
    }

    void add(int octet) {
        if (missing == 0) {
            begin(octet);
        } else if (octet < lowest || octet > highest) {
            text.append(REPLACEMENT);
            expect(0, 0);
            begin(octet);
        } else {
            go(octet);
        }
    }

    private void go(int octet) {
        expect((codePoint << 6) | (octet & 0x3f), missing - 1);
        if (missing == 0) {
            text.appendCodePoint(codePoint);
        }
    }

    private void begin(int octet) {
        if (octet < 0x80) {
            text.append((char) octet);
        } else if (octet >= 0xc2 && octet <= 0xdf) {
            expect(octet & 0x1f, 1);
        } else if (octet >= 0xe0 && octet <= 0xef) {
            expect(octet & 0xf, 2);
            lowest = octet == 0xe0 ? 0xa0 : LOWEST;
            highest = octet == 0xed ? 0x9f : HIGHEST;
        } else if (octet >= 0xf0 && octet <= 0xf4) {
            expect(octet & 0x7, 3);
            lowest = octet == 0xf0 ? 0x90 : LOWEST;
            highest = octet == 0xf4 ? 0x8f : HIGHEST;
        } else {
            text.append(REPLACEMENT);
        }
    }

    private void expect(int known, int octets) {
        codePoint = known;
        missing = octets;
        lowest = LOWEST;
        highest = HIGHEST;
    }

    String end() {
        return missing == 0 ? text.toString() : text.append(REPLACEMENT).toString();
    }
}
