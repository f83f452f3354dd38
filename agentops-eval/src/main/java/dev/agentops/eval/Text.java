package dev.agentops.eval;

/** Cutting of text. */
final class Text {
    private Text() {}

    /** At most so many characters of it, never half of a surrogate pair. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean splits = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splits ? longest - 1 : longest);
    }
}
