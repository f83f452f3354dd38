package dev.agentops.tools.internal;

import dev.agentops.tool.ArgumentProblem.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a model that a name does not exist, and which one it may have meant. */
final class UnknownNames {
    private static final int COMPARED = 200;
    private static final int LONGEST_COMPARED = 64;
    private static final int STEPS_PER_COMPARISON = 64;

    private UnknownNames() {}

    static void report(String name, Collection<String> known, Report report) {
        report.effort().spend((long) STEPS_PER_COMPARISON * Math.min(known.size(), COMPARED));
        report.addAt(name, Kind.UNKNOWN, message(name, known, report.isAtTop()));
    }

    private static String message(String name, Collection<String> known, boolean argument) {
        String what = argument ? "is not an argument of this tool" : "is not a member of this object";
        if (known.isEmpty()) {
            return what + (argument ? ", which takes none" : ", which has none");
        }
        String meant = nearest(name, known);
        return what
                + (meant == null ? "" : "; did you mean " + Shown.name(meant) + "?")
                + (meant == null ? "; it takes: " : " it takes: ")
                + Shown.names(known);
    }

    private static @Nullable String nearest(String name, Collection<String> known) {
        String wanted = normalized(name);
        return known.stream()
                .limit(COMPARED)
                .filter(candidate -> distance(wanted, normalized(candidate)) <= wanted.length() / 3)
                .min(Comparator.comparingInt(candidate -> distance(wanted, normalized(candidate))))
                .orElse(null);
    }

    private static String normalized(String name) {
        String bounded = name.length() > LONGEST_COMPARED ? name.substring(0, LONGEST_COMPARED) : name;
        return bounded.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
