package dev.agentops;

/** Texts that came from a model. */
final class Text {
    private Text() {}

    /** The first characters, without half of a surrogate pair at the end. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
