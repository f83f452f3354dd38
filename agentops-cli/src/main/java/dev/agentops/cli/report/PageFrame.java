package dev.agentops.cli.report;

import dev.agentops.cli.replay.ScoreSummary;
import dev.agentops.cli.replay.Summary;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** What stands around the sessions: the head with the security policy, the numbers, the filters, the end. */
final class PageFrame {
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double PERCENT = 100;

    private final HtmlWriter html;

    PageFrame(HtmlWriter html) {
        this.html = html;
    }

    void head(ReportHeader header) throws IOException {
        PageAsset style = PageAsset.load("report.css");
        PageAsset script = PageAsset.load("report.js");
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
                .markup(style.hash())
                .markup("'; script-src '")
                .markup(script.hash())
                .markup("'; base-uri 'none'; form-action 'none'\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .markup("<title>AgentOps replay</title>\n<style>")
                .markup(style.text())
                .markup("</style>\n<script>")
                .markup(script.text())
                .markup("</script>\n</head>\n<body>\n<main>\n<header>\n<h1>AgentOps replay</h1>\n");
        about(header);
        html.markup("</header>\n");
        numbers(header.summary());
        for (String note : header.notes()) {
            note(note);
        }
    }

    private void about(ReportHeader header) throws IOException {
        html.markup("<dl class=\"about\"><dt>Policy</dt><dd>")
                .text(header.policy())
                .markup("</dd><dt>Actor</dt><dd>")
                .text(header.actor())
                .markup("</dd><dt>Made</dt><dd>")
                .text(header.at().toString())
                .markup("</dd></dl>\n");
    }

    private void note(String note) throws IOException {
        html.markup("<p class=\"note\">").text(note).markup("</p>\n");
    }

    private void numbers(Summary summary) throws IOException {
        html.markup("<section class=\"numbers\" aria-label=\"Numbers\">\n<div class=\"tiles\">");
        tile("sessions", summary.sessions(), "");
        tile("turns", summary.turns(), "");
        tile("tool calls", summary.toolCalls(), "");
        tile("allowed", summary.allowed(), "ok");
        tile("denied", summary.denied(), "denied");
        if (summary.wouldDeny() > 0) {
            tile("would deny", summary.wouldDeny(), "logged");
        }
        tile("failed", summary.failed(), "failed");
        tile("evaluated", summary.evaluated(), "");
        html.markup("</div>\n");
        share(summary);
        html.markup("<div class=\"tables\">");
        byPolicy("Denied by policy", summary.deniedByPolicy());
        byPolicy("Would deny, by policy that only logs", summary.wouldDenyByPolicy());
        scores(summary);
        html.markup("</div>\n<p class=\"small\">Added by the library to each call: median ")
                .text(micros(summary.addedNanosMedian()))
                .markup(", 99th percentile ")
                .text(micros(summary.addedNanosP99()))
                .markup(". Failed calls are a part of the allowed ones.</p>\n</section>\n");
    }

    private void tile(String name, long value, String kind) throws IOException {
        html.markup("<div")
                .attribute("class", value == 0 ? "tile" : "tile " + kind)
                .markup("><b>")
                .text(number(value))
                .markup("</b><span>")
                .text(name)
                .markup("</span></div>");
    }

    /** A bar of what was allowed, failed and denied. */
    private void share(Summary summary) throws IOException {
        if (summary.toolCalls() == 0) {
            return;
        }
        double failed = PERCENT * summary.failed() / summary.toolCalls();
        double denied = PERCENT * summary.denied() / summary.toolCalls();
        html.markup("<svg class=\"share\" role=\"img\" aria-label=\"Share of allowed, failed and denied calls\">");
        part("ok", 0, PERCENT - failed - denied);
        part("failed", PERCENT - failed - denied, failed);
        part("denied", PERCENT - denied, denied);
        html.markup("</svg>\n");
    }

    private void part(String kind, double from, double width) throws IOException {
        html.markup("<rect height=\"100%\"")
                .attribute("class", kind)
                .attribute("x", percent(from))
                .attribute("width", percent(width))
                .markup("/>");
    }

    private void byPolicy(String caption, Map<String, Long> counts) throws IOException {
        if (counts.isEmpty()) {
            return;
        }
        html.markup("<table><caption>").text(caption).markup("</caption><tbody>");
        for (Map.Entry<String, Long> policy : counts.entrySet()) {
            html.markup("<tr><th scope=\"row\"><code>")
                    .text(policy.getKey())
                    .markup("</code></th><td>")
                    .text(number(policy.getValue()))
                    .markup("</td></tr>");
        }
        html.markup("</tbody></table>");
    }

    private void scores(Summary summary) throws IOException {
        if (summary.scores().isEmpty()) {
            return;
        }
        html.markup("<table><caption>Scores</caption><thead><tr><th scope=\"col\">evaluator</th>")
                .markup("<th scope=\"col\">sessions</th><th scope=\"col\">mean</th></tr></thead><tbody>");
        for (Map.Entry<String, ScoreSummary> evaluator : summary.scores().entrySet()) {
            html.markup("<tr><th scope=\"row\">")
                    .text(evaluator.getKey())
                    .markup("</th><td>")
                    .text(number(evaluator.getValue().count()))
                    .markup("</td><td>")
                    .text(String.format(
                            Locale.ROOT, "%.3f", evaluator.getValue().mean()))
                    .markup("</td></tr>");
        }
        html.markup("</tbody></table>");
    }

    void sessionsStart(long shown, long hidden, long hiddenDenied) throws IOException {
        html.markup("<h2>Sessions</h2>\n");
        if (hidden > 0) {
            note(hidden + " more sessions are in the numbers and not on this page, " + hiddenDenied
                    + " of them with a denied call; replay fewer files to see them");
        }
        html.markup(
                        "<form id=\"filters\" hidden><input type=\"search\" id=\"search\" placeholder=\"Search\" aria-label=\"Search\">")
                .markup("<label><input type=\"checkbox\" id=\"denied\"> denied</label>")
                .markup("<label><input type=\"checkbox\" id=\"failed\"> failed</label>")
                .markup(
                        "<select id=\"policy\" aria-label=\"Denied by policy\"><option value=\"\">any policy</option></select>")
                .markup("<button type=\"button\" id=\"unfold\">Unfold</button>")
                .markup("<button type=\"button\" id=\"fold\">Fold</button><output id=\"count\">")
                .text(number(shown))
                .markup("</output></form>\n<section id=\"sessions\" aria-label=\"Sessions\">\n");
    }

    void end() throws IOException {
        html.markup("</section>\n</main>\n</body>\n</html>\n");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }

    private static String micros(OptionalLong nanos) {
        return nanos.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f µs", nanos.getAsLong() / NANOS_PER_MICRO);
    }
}
