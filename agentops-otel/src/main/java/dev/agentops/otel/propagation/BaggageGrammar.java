package dev.agentops.otel.propagation;

/** What may stand in {@code baggage}: W3C Baggage, section 3.3.1, with the tokens of RFC 7230. */
final class BaggageGrammar {
    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

    private BaggageGrammar() {}

    static boolean isKey(String text) {
        return isKey(text, 0, text.length());
    }

    static boolean isKey(String text, int from, int to) {
        return from < to && Characters.allMatch(text, from, to, BaggageGrammar::isTokenCharacter);
    }

    static boolean isValue(String text, int from, int to) {
        return Characters.allMatch(text, from, to, BaggageGrammar::isOctet);
    }

    /** Whether this is a list of properties as it stands behind the first semicolon of a member. */
    static boolean isProperties(String text, int from, int to) {
        for (int start = from; start <= to; ) {
            int semicolon = Characters.indexOf(text, ';', start, to);
            if (!isProperty(text, start, semicolon)) {
                return false;
            }
            start = semicolon + 1;
        }
        return true;
    }

    private static boolean isProperty(String text, int from, int to) {
        int equals = Characters.indexOf(text, '=', from, to);
        return isKeyInSpace(text, from, equals) && (equals == to || isValueInSpace(text, equals + 1, to));
    }

    static boolean isKeyInSpace(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        return isKey(text, start, Characters.trimEnd(text, start, to));
    }

    static boolean isValueInSpace(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        return isValue(text, start, Characters.trimEnd(text, start, to));
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_PUNCTUATION.indexOf(c) >= 0;
    }

    static boolean isOctet(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
    }
}
