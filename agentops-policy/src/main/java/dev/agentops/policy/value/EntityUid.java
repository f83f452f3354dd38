package dev.agentops.policy.value;

import org.jspecify.annotations.Nullable;

/**
 * The name of an entity in Cedar: {@code Type::"id"}.
 *
 * @param type the entity type, with its namespace, for instance {@code Memory::Action}
 * @param id any text
 */
public record EntityUid(String type, String id) {
    /** The ids first: they differ more often. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof EntityUid uid && id.equals(uid.id) && type.equals(uid.type));
    }

    /** Of both parts; nothing is allocated, because each decision asks for it several times. */
    @Override
    public int hashCode() {
        return 31 * type.hashCode() + id.hashCode();
    }

    /** In the form of the language, for messages: on one line, whatever the id holds. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type).append("::\"");
        id.codePoints().forEach(point -> append(text, point));
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, int point) {
        switch (point) {
            case '"', '\\' -> text.append('\\').appendCodePoint(point);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case 0 -> text.append("\\0");
            default -> {
                if (isVisible(point)) {
                    text.appendCodePoint(point);
                } else {
                    text.append("\\u{").append(Integer.toHexString(point)).append('}');
                }
            }
        }
    }

    /** What ends a line, or changes how the rest of it is seen, is not. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
