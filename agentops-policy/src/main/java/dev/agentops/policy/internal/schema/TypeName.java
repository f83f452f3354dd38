package dev.agentops.policy.internal.schema;

/** The names that types of entities can have: identifiers joined by {@code ::}, without spaces. */
public final class TypeName {
    private static final String[] RESERVED = {
        "true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar"
    };

    private TypeName() {}

    /** Whether it is such a name. */
    public static boolean isValid(String name) {
        int start = 0;
        while (true) {
            int end = name.indexOf("::", start);
            if (!isIdentifier(name, start, end < 0 ? name.length() : end)) {
                return false;
            }
            if (end < 0) {
                return true;
            }
            start = end + 2;
        }
    }

    private static boolean isIdentifier(String name, int start, int end) {
        if (start == end || isDigit(name.charAt(start))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isLetter(name.charAt(i)) && !isDigit(name.charAt(i))) {
                return false;
            }
        }
        return !isReserved(name, start, end);
    }

    private static boolean isReserved(String name, int start, int end) {
        for (String reserved : RESERVED) {
            if (reserved.length() == end - start && name.startsWith(reserved, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
