package dev.agentops.examples.quickstart;

import dev.agentops.content.TerminalText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prints the story for a person at a terminal. */
final class Narrative {
    private final PrintStream out;

    Narrative(PrintStream out) {
        this.out = out;
    }

    void story(List<Line> lines) {
        out.println(
                "Three conversations with a shop's agent. A stranger wrote the note on alice's order, to take it over.");
        lines.forEach(this::line);
    }

    private void line(Line line) {
        switch (line.kind()) {
            case SESSION -> heading("session " + line.text());
            case USER -> marked("user", line);
            case ALLOWED -> marked("allowed", line);
            case DENIED -> marked("DENIED", line);
            case FAILED -> marked("failed", line);
            case AGENT -> marked("agent", line);
        }
    }

    private void marked(String mark, Line line) {
        out.printf("  %-8s %s%n", mark, TerminalText.escape(line.text()));
        line.details().forEach(detail -> out.println("           " + TerminalText.escape(detail)));
    }

    void scores(List<String> lines) {
        heading("scores");
        lines.forEach(line -> out.println("  " + TerminalText.escape(line)));
    }

    void checks(Map<String, Boolean> checks) {
        heading("checked in the shop's database, in memory and in the events");
        checks.forEach((what, holds) -> out.printf("  %-8s %s%n", holds ? "ok" : "NOT SO", what));
    }

    void files(Path report, Path spans) {
        out.printf(
                "%nreport %s%nspans  %s%n",
                TerminalText.escape(report.toString()), TerminalText.escape(spans.toString()));
    }

    private void heading(String text) {
        out.println();
        out.println(TerminalText.escape(text));
    }
}
