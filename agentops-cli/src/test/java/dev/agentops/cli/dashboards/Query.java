package dev.agentops.cli.dashboards;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a PromQL query asks for: series by name, the labels that it selects them by, and those that it groups them by. */
record Query(String text) {
    private static final Pattern SERIES =
            Pattern.compile("\\b((?:gen_ai|agentops|otel|mcp|jvm)_\\w+)(?:\\{([^}]*)})?(?=[\\[\\s)}*/+]|$)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");

    /** Each series with the labels in its braces. */
    Map<String, Set<String>> series() {
        Map<String, Set<String>> series = new TreeMap<>();
        Matcher values = LABEL_VALUES.matcher(text);
        if (values.matches()) {
            series.put(values.group(1), Set.of(values.group(2)));
            return series;
        }
        SERIES.matcher(GROUPING.matcher(text).replaceAll(" "))
                .results()
                .forEach(match -> series.computeIfAbsent(match.group(1), name -> new TreeSet<>())
                        .addAll(match.group(2) == null ? Set.of() : labels(MATCHER, match.group(2))));
        return series;
    }

    /** The labels that it groups by. */
    Set<String> grouping() {
        return GROUPING.matcher(text)
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",\\s*", -1)))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Set<String> labels(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(TreeSet::new, Set::add, Set::addAll);
    }
}
