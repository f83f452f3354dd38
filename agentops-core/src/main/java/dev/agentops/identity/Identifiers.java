package dev.agentops.identity;

/** The one rule for identifiers that come from outside. */
final class Identifiers {
    static final int LONGEST = 512;

    private Identifiers() {}

    /**
     * Refuses what could be mistaken for something else when shown or stored; nothing is trimmed, folded or normalized.
     *
     * @throws IllegalArgumentException when empty, longer than 512 characters, or with control, format, unassigned or
     *     unpaired surrogate code points
     */
    static String require(String what, String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            throw new IllegalArgumentException(what + " has " + id.length() + " characters, must have 1 to " + LONGEST);
        }
        id.codePoints().forEach(point -> requireVisible(what, point));
        return id;
    }

    private static void requireVisible(String what, int point) {
        int type = Character.getType(point);
        boolean invisible = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        if (invisible) {
            throw new IllegalArgumentException(String.format(
                    "%s has the code point U+%04X, which cannot be seen: give an id of visible characters",
                    what, point));
        }
    }
}
