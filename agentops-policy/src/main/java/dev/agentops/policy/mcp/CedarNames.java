package dev.agentops.policy.mcp;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of types and namespaces. Any text becomes an identifier: a character that none can have becomes its code point in
 * hexadecimal between underscores, so that different texts keep different names and no name depends on another.
 */
final class CedarNames {
    static final String SEPARATOR = "::";

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");

    /** Words of the language, and names that would hide a type of the language in their namespace. */
    private static final Set<String> TAKEN = Set.of(
            "true",
            "false",
            "if",
            "then",
            "else",
            "in",
            "is",
            "like",
            "has",
            "__cedar",
            "Action",
            "Bool",
            "Boolean",
            "Entity",
            "Extension",
            "Long",
            "Record",
            "Set",
            "String",
            "decimal",
            "ipaddr",
            "datetime",
            "duration");

    private CedarNames() {}

    static String identifier(String name) {
        if (TAKEN.contains(name)) {
            return name + "_";
        }
        if (IDENTIFIER.matcher(name).matches()) {
            return name;
        }
        StringBuilder identifier = new StringBuilder();
        name.codePoints().forEach(c -> append(identifier, c));
        return identifier.isEmpty() ? "_" : identifier.toString();
    }

    private static void append(StringBuilder identifier, int c) {
        boolean digit = c >= '0' && c <= '9';
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (letter || (digit && !identifier.isEmpty())) {
            identifier.appendCodePoint(c);
        } else {
            identifier
                    .append('_')
                    .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                    .append('_');
        }
    }

    static String qualified(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + SEPARATOR + name;
    }

    static String namespaceOf(String qualified) {
        int colons = qualified.lastIndexOf(SEPARATOR);
        return colons < 0 ? "" : qualified.substring(0, colons);
    }

    static String baseOf(String qualified) {
        int colons = qualified.lastIndexOf(SEPARATOR);
        return colons < 0 ? qualified : qualified.substring(colons + SEPARATOR.length());
    }

    /** The name in the outermost of the namespaces, its own namespaces written into it: {@code A::B::C} is {@code A::B_C}. */
    static String flattened(String root, String qualified) {
        String inner = root.isEmpty() ? qualified : qualified.substring(root.length() + SEPARATOR.length());
        return qualified(root, inner.replace(SEPARATOR, "_"));
    }
}
