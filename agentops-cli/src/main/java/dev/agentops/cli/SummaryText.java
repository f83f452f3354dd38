package dev.agentops.cli;

import dev.agentops.cli.replay.ScoreSummary;
import dev.agentops.cli.replay.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The numbers of a replay as lines for people. */
final class SummaryText {
    private static final double NANOS_PER_MICRO = 1_000;

    private SummaryText() {}

    static List<String> lines(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(line("sessions", summary.sessions()));
        lines.add(line("turns", summary.turns()));
        lines.add(line("tool calls", summary.toolCalls()));
        lines.add(line("  allowed", summary.allowed()));
        lines.add(line("    failed", summary.failed()));
        if (summary.wouldDeny() > 0) {
            lines.add(line("    would deny", summary.wouldDeny()));
            summary.wouldDenyByPolicy().forEach((policy, count) -> lines.add(line("      by " + policy, count)));
        }
        lines.add(line("  denied", summary.denied()));
        summary.deniedByPolicy().forEach((policy, count) -> lines.add(line("    by " + policy, count)));
        lines.add(line("evaluated", summary.evaluated()));
        summary.scores().entrySet().stream().map(SummaryText::score).forEach(lines::add);
        if (summary.policyErrors() > 0) {
            lines.add(line("policy errors", summary.policyErrors()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "added by the library to each call: median %s, p99 %s",
                micros(summary.addedNanosMedian()),
                micros(summary.addedNanosP99())));
        return lines;
    }

    private static String line(String name, long value) {
        return String.format(Locale.ROOT, "%-44s %9d", name, value);
    }

    private static String score(Map.Entry<String, ScoreSummary> evaluator) {
        return String.format(
                Locale.ROOT,
                "  %-42s %9d  mean %.3f",
                evaluator.getKey(),
                evaluator.getValue().count(),
                evaluator.getValue().mean());
    }

    private static String micros(OptionalLong nanos) {
        return nanos.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f us", nanos.getAsLong() / NANOS_PER_MICRO);
    }
}
