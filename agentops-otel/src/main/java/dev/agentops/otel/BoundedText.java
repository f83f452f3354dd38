package dev.agentops.otel;

/** Text that was cut where it may be cut. */
final class BoundedText {
    private BoundedText() {}

    /** At most so many characters, without half of a surrogate pair at the end. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
