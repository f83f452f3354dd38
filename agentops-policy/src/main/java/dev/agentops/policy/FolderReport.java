package dev.agentops.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a check of a policies folder found. Immutable.
 *
 * @param problems what keeps the folder from being loaded; empty when nothing does
 * @param warnings what is odd but not wrong
 * @param unformatted files that are not in the official form, with their text in that form
 * @param policies how many policies were read
 */
public record FolderReport(
        List<PolicyProblem> problems, List<PolicyProblem> warnings, Map<String, String> unformatted, int policies) {
    /** Copies the collections. */
    public FolderReport {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        unformatted = Collections.unmodifiableMap(new TreeMap<>(unformatted));
    }
}
