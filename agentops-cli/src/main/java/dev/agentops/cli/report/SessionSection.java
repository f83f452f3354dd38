package dev.agentops.cli.report;

import dev.agentops.cli.replay.ReplayedCall;
import dev.agentops.cli.replay.ReplayedSession;
import dev.agentops.cli.replay.SessionScore;
import dev.agentops.cli.sessions.RecordedMessage;
import dev.agentops.cli.trace.SessionTrace;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;

/** One session: a line about it that opens to its trace and its timeline. */
final class SessionSection {
    private static final int LONGEST_NAME = 200;

    private final HtmlWriter html;
    private final ReportLimits limits;
    private final TextBudget budget;
    private final CallEntry calls;
    private int entries;
    private int hidden;

    SessionSection(HtmlWriter html, ReportLimits limits) {
        this.html = html;
        this.limits = limits;
        this.budget = new TextBudget(limits);
        this.calls = new CallEntry(html, budget);
    }

    void write(ReplayedSession session, SessionTrace trace) throws IOException {
        html.markup("<details class=\"session\"")
                .attribute("data-denied", Long.toString(session.denied()))
                .attribute("data-failed", Long.toString(session.failed()))
                .markup(">\n<summary>");
        title(session);
        html.markup("</summary>\n");
        facts(session);
        new TraceView(html, limits).write(trace);
        timeline(session);
        html.markup("</details>\n");
    }

    private void title(ReplayedSession session) throws IOException {
        html.markup("<span class=\"name\">#")
                .text(Integer.toString(session.recorded().source().index()))
                .markup(" <bdi>")
                .text(session.recorded().facts().recordedId().orElse(""), LONGEST_NAME)
                .markup("</bdi><span class=\"file\"><bdi>")
                .text(session.recorded().source().label(), LONGEST_NAME)
                .markup("</bdi></span></span><span class=\"actor\"><bdi>")
                .text(session.actor(), LONGEST_NAME)
                .markup("</bdi></span><span class=\"badges\">");
        badge("", session.calls().size(), "call", "calls");
        badge("denied", session.denied(), "denied", "denied");
        badge("failed", session.failed(), "failed", "failed");
        for (SessionScore score : session.scores()) {
            score(score);
        }
        html.markup("</span>");
    }

    private void badge(String kind, long count, String one, String many) throws IOException {
        if (count > 0) {
            html.markup("<span")
                    .attribute("class", "badge " + kind)
                    .markup(">")
                    .text(count + " " + (count == 1 ? one : many))
                    .markup("</span>");
        }
    }

    private void score(SessionScore score) throws IOException {
        html.markup("<span class=\"badge score\"")
                .attribute("title", score.evaluator() + ": " + score.label())
                .markup(">")
                .text(shortName(score.evaluator()) + " " + decimal(score.value()))
                .markup("</span>");
    }

    private void facts(ReplayedSession session) throws IOException {
        html.markup("<dl class=\"about\">");
        fact("Session", session.recorded().id());
        fact("Recorded user", session.recorded().user().id());
        if (session.recorded().facts().recordedId().isPresent()) {
            fact("Recorded as", session.recorded().facts().recordedId().get());
        }
        if (session.recorded().facts().domain().isPresent()) {
            fact("Domain", session.recorded().facts().domain().get());
        }
        if (session.recorded().facts().agent().isPresent()) {
            fact("Agent", session.recorded().facts().agent().get());
        }
        if (session.recorded().facts().reward().isPresent()) {
            fact("Recorded reward", decimal(session.recorded().facts().reward().getAsDouble()));
        }
        for (SessionScore score : session.scores()) {
            fact(score.evaluator(), decimal(score.value()) + " " + score.label() + ": " + score.explanation());
        }
        html.markup("</dl>\n");
    }

    private void fact(String name, String value) throws IOException {
        html.markup("<dt>")
                .text(name)
                .markup("</dt><dd><bdi>")
                .text(value, LONGEST_NAME)
                .markup("</bdi></dd>");
    }

    private void timeline(ReplayedSession session) throws IOException {
        html.markup("<ol class=\"timeline\">\n");
        Iterator<ReplayedCall> replayed = session.calls().iterator();
        for (RecordedMessage message : session.recorded().messages()) {
            message(message);
            for (int i = 0; i < message.calls().size(); i++) {
                call(replayed.next());
            }
        }
        html.markup("</ol>\n");
        if (hidden > 0) {
            html.markup("<p class=\"note\">")
                    .text(hidden + " more messages and calls of this session are not shown")
                    .markup("</p>\n");
        }
    }

    private void message(RecordedMessage message) throws IOException {
        if (message.text().isBlank() || !hasRoom()) {
            return;
        }
        boolean open = message.isUser() || message.role().equals("assistant");
        html.markup("<li")
                .attribute("class", "message " + roleClass(message.role()))
                .markup(">")
                .markup(open ? "<span class=\"role\">" : "<details><summary class=\"role\">")
                .text(message.role().isEmpty() ? "no role" : message.role(), LONGEST_NAME)
                .markup(open ? "</span>" : "</summary>")
                .markup("<pre dir=\"auto\">")
                .text(message.text(), budget.take(message.text().length()))
                .markup(open ? "</pre></li>\n" : "</pre></details></li>\n");
    }

    private void call(ReplayedCall call) throws IOException {
        if (hasRoom()) {
            calls.write(call);
        }
    }

    private boolean hasRoom() {
        boolean room = entries < limits.maxEntries();
        entries++;
        hidden += room ? 0 : 1;
        return room;
    }

    private static String roleClass(String role) {
        return switch (role) {
            case "user", "assistant", "system", "tool" -> role;
            default -> "other";
        };
    }

    private static String shortName(String evaluator) {
        return evaluator.substring(evaluator.lastIndexOf('.') + 1);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
