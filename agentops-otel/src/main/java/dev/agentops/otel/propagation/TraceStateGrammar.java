package dev.agentops.otel.propagation;

/** What may stand in {@code tracestate}, by the level of W3C Trace Context. */
enum TraceStateGrammar {
    /** Level 1, section 3.3.1.3.1: one {@code @} sets a tenant of at most 241 characters apart from a vendor of at most 14. */
    LEVEL_1 {
        @Override
        boolean isKey(String text, int from, int to) {
            int at = Characters.indexOf(text, '@', from, to);
            return at == to
                    ? isName(text, from, to, LONGEST) && isLetter(text.charAt(from))
                    : isName(text, from, at, LONGEST_TENANT)
                            && isName(text, at + 1, to, LONGEST_VENDOR)
                            && isLetter(text.charAt(at + 1));
        }
    },

    /** Level 2, section 3.3.1.3.1: {@code @} is like any other character, and like most of them cannot be the first. */
    LEVEL_2 {
        @Override
        boolean isKey(String text, int from, int to) {
            return from < to
                    && to - from <= LONGEST
                    && isLetterOrDigit(text.charAt(from))
                    && Characters.allMatch(text, from, to, c -> isNameCharacter(c) || c == '@');
        }
    };

    private static final int LONGEST = 256;
    private static final int LONGEST_TENANT = 241;
    private static final int LONGEST_VENDOR = 14;

    abstract boolean isKey(String text, int from, int to);

    /** Whether this is a value: 1 to 256 printable ASCII characters without comma and equals sign, the last no space. */
    static boolean isValue(String text, int from, int to) {
        return from < to
                && to - from <= LONGEST
                && text.charAt(to - 1) != ' '
                && Characters.allMatch(text, from, to, c -> c >= ' ' && c <= '~' && c != ',' && c != '=');
    }

    private static boolean isName(String text, int from, int to, int longest) {
        return from < to
                && to - from <= longest
                && isLetterOrDigit(text.charAt(from))
                && Characters.allMatch(text, from, to, TraceStateGrammar::isNameCharacter);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetterOrDigit(int c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isNameCharacter(int c) {
        return isLetterOrDigit(c) || c == '_' || c == '-' || c == '*' || c == '/';
    }
}
