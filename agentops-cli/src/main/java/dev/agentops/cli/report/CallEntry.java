package dev.agentops.cli.report;

import dev.agentops.CallOutcome;
import dev.agentops.authorization.PolicyError;
import dev.agentops.cli.replay.Refusal;
import dev.agentops.cli.replay.ReplayedCall;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One tool call of a timeline: what was asked, what was decided and why, what the recording says it brought. */
final class CallEntry {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_REASONS = 20;
    private static final int PREVIEW = 160;
    private static final double NANOS_PER_MICRO = 1_000;

    private final HtmlWriter html;
    private final TextBudget budget;

    CallEntry(HtmlWriter html, TextBudget budget) {
        this.html = html;
        this.budget = budget;
    }

    void write(ReplayedCall call) throws IOException {
        html.markup("<li")
                .attribute("class", "call " + kind(call))
                .markup("><details><summary><code class=\"tool\"><bdi>")
                .text(call.recorded().name(), LONGEST_NAME)
                .markup("</bdi></code><span")
                .attribute("class", "badge " + kind(call))
                .markup(">")
                .text(verdict(call))
                .markup("</span><span class=\"preview\"><bdi>")
                .text(preview(call.recorded().argumentsJson()))
                .markup("</bdi></span></summary>\n");
        content(call);
        html.markup("</details>\n");
        Optional<Refusal> refusal = call.refusal();
        if (refusal.isPresent()) {
            refusal(refusal.get(), call.outcome().modelText());
        }
        Optional<Refusal> unenforced = call.unenforcedRefusal();
        if (unenforced.isPresent()) {
            unenforced(unenforced.get());
        }
        policyErrors(call);
        html.markup("</li>\n");
    }

    private void content(ReplayedCall call) throws IOException {
        block("arguments", call.recorded().argumentsJson());
        String name = call.denied() ? "recorded result, not given to the agent" : "recorded result";
        if (call.recorded().result().isPresent()) {
            block(
                    call.recorded().error() ? name + " (an error)" : name,
                    call.recorded().result().get());
        }
        html.markup("<p class=\"small\">");
        if (!call.recorded().callId().isEmpty()) {
            html.markup("call id <bdi>")
                    .text(call.recorded().callId(), LONGEST_NAME)
                    .markup("</bdi>, ");
        }
        html.markup("added by the library ")
                .text(String.format(Locale.ROOT, "%.1f µs", call.addedNanos() / NANOS_PER_MICRO))
                .markup("</p>\n");
    }

    private void block(String name, String text) throws IOException {
        html.markup("<span class=\"role\">")
                .text(name)
                .markup("</span><pre dir=\"auto\">")
                .text(text, budget.take(text.length()))
                .markup("</pre>\n");
    }

    private void refusal(Refusal refusal, String modelText) throws IOException {
        html.markup("<div class=\"refusal\"><p>denied by ");
        policies(refusal, "policy");
        html.markup("<p class=\"small\">the model is told: <bdi>")
                .text(modelText, LONGEST_REASON)
                .markup("</bdi></p></div>\n");
    }

    /** Allowed all the same, so it is not found by the filter of denying policies. */
    private void unenforced(Refusal refusal) throws IOException {
        html.markup("<div class=\"refusal logged\"><p>allowed, would deny by ");
        policies(refusal, "logged");
        html.markup("</div>\n");
    }

    private void policies(Refusal refusal, String kind) throws IOException {
        for (String policy : refusal.policies()) {
            html.markup("<code")
                    .attribute("class", kind)
                    .markup(">")
                    .text(policy, LONGEST_NAME)
                    .markup("</code> ");
        }
        html.markup("</p>\n<ul>");
        reasons(refusal.reasons());
        html.markup("</ul>\n");
    }

    private void reasons(List<String> reasons) throws IOException {
        for (String reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
            html.markup("<li><bdi>").text(reason, LONGEST_REASON).markup("</bdi></li>");
        }
        int hidden = reasons.size() - MOST_REASONS;
        if (hidden > 0) {
            html.markup("<li>").text(hidden + " more reasons not shown").markup("</li>");
        }
    }

    private void policyErrors(ReplayedCall call) throws IOException {
        if (call.denied() || call.policyErrors().isEmpty()) {
            return;
        }
        html.markup("<p class=\"small\">allowed although policies could not be evaluated: ");
        for (PolicyError error : call.policyErrors()) {
            html.markup("<code>").text(error.policyId(), LONGEST_NAME).markup("</code> ");
        }
        html.markup("</p>\n");
    }

    private static String kind(ReplayedCall call) {
        return call.denied() ? "denied" : call.failed() ? "failed" : "ok";
    }

    private static String verdict(ReplayedCall call) {
        return call.outcome() instanceof CallOutcome.Completed
                ? "allowed"
                : call.denied() ? "denied" : "allowed, failed";
    }

    private static String preview(String arguments) {
        int end = Math.min(arguments.length(), PREVIEW);
        boolean splitsPair =
                end > 0 && end < arguments.length() && Character.isHighSurrogate(arguments.charAt(end - 1));
        String start = arguments.substring(0, splitsPair ? end - 1 : end);
        return end < arguments.length() ? start + "…" : start;
    }
}
