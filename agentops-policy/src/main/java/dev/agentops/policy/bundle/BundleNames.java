package dev.agentops.policy.bundle;

import dev.agentops.content.TerminalText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that a file of a bundle may have: the same file on every system, in one folder, visible. */
final class BundleNames {
    private static final int LONGEST = 128;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(?<!\\.)");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private BundleNames() {}

    /**
     * Refuses a name that is not plain.
     *
     * @throws BundleRejectedException when it is refused
     */
    static void requirePlain(String name) {
        boolean plain = name.length() <= LONGEST
                && PLAIN.matcher(name).matches()
                && !DEVICE.matcher(name).matches();
        if (!plain) {
            throw new BundleRejectedException(
                    RejectionKind.BAD_PATH,
                    shown(name),
                    "is no name for a file of a bundle: use at most " + LONGEST
                            + " letters, digits, '.', '_' and '-', beginning with a letter or digit, without folders");
        }
    }

    /**
     * Refuses names that are one file on a system that does not tell upper from lower case.
     *
     * @throws BundleRejectedException when two of them are
     */
    static void requireDistinct(Collection<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw new BundleRejectedException(
                        RejectionKind.DUPLICATE, shown(name), "there is " + shown(other) + " too: rename one of them");
            }
        }
    }

    static boolean isHidden(String name) {
        return name.startsWith(".");
    }

    /** A name in a message: it may come from anybody. */
    static String shown(String name) {
        return TerminalText.excerpt(name, LONGEST);
    }
}
