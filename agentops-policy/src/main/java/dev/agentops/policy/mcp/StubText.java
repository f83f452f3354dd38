package dev.agentops.policy.mcp;

/** Looks at a stub before the native parser does: that one ends the process on deep nesting. */
final class StubText {
    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 32;

    private final String text;
    private int position;
    private int depth;

    private StubText(String text) {
        this.text = text;
    }

    /** @throws SchemaGenerationException when it must not be parsed */
    static String guarded(String text) {
        if (text.length() > LARGEST) {
            throw Stub.refused("has more than " + LARGEST + " characters; shorten it");
        }
        if (!OfficialSchema.takes(text)) {
            throw Stub.refused("has a character beyond U+FFFF, which the engine does not take; remove it");
        }
        new StubText(text).scan();
        return text;
    }

    private void scan() {
        while (position < text.length()) {
            step(text.charAt(position));
            position++;
            if (depth > DEEPEST) {
                throw Stub.refused("is nested more than " + DEEPEST + " levels deep; name the inner types");
            }
        }
    }

    private void step(char c) {
        switch (c) {
            case '"' -> skipText();
            case '/' -> skipComment();
            case '(', '[', '{', '<' -> depth++;
            case ')', ']', '}', '>' -> depth = Math.max(0, depth - 1);
            default -> {}
        }
    }

    private void skipText() {
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
    }

    private void skipComment() {
        if (text.startsWith("//", position)) {
            int end = text.indexOf('\n', position);
            position = end < 0 ? text.length() : end;
        }
    }
}
