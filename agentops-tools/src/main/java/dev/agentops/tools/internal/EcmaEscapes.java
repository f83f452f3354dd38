package dev.agentops.tools.internal;

/** Writes the escapes that JSON Schema's expressions (ECMA-262) have and RE2 has not. */
final class EcmaEscapes {
    private static final int UNICODE = 6;

    private EcmaEscapes() {}

    /** Turns {@code \}{@code uXXXX} into RE2's {@code \x{XXXX}}; everything else stays. */
    static String translate(String expression) {
        StringBuilder translated = new StringBuilder();
        int at = 0;
        while (at < expression.length()) {
            int length = expression.charAt(at) == '\\' ? Math.min(2, expression.length() - at) : 1;
            if (isUnicode(expression, at)) {
                length = UNICODE;
                translated
                        .append("\\x{")
                        .append(expression, at + 2, at + UNICODE)
                        .append('}');
            } else {
                translated.append(expression, at, at + length);
            }
            at += length;
        }
        return translated.toString();
    }

    private static boolean isUnicode(String expression, int at) {
        return expression.startsWith("\\u", at)
                && at + UNICODE <= expression.length()
                && expression.substring(at + 2, at + UNICODE).chars().allMatch(EcmaEscapes::isHex);
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
