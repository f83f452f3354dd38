package dev.agentops;

import dev.agentops.tool.TrustLabel;

/** What an untrusted result or failure says taints the session; later decisions see it. */
final class LabelStage implements Stage.Settlement {
    @Override
    public String name() {
        return "label";
    }

    @Override
    public void settle(ToolCall call, CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Completed completed) {
            call.session().raiseTaint(completed.trust());
        } else if (outcome instanceof CallOutcome.Failed failed) {
            call.session().raiseTaint(failed.trust());
        }
    }

    /** The label of whatever a call brings back: the registered tool's, otherwise untrusted. */
    static TrustLabel of(ToolCall call) {
        return call.tool() == null
                ? TrustLabel.UNTRUSTED
                : call.tool().descriptor().resultTrust();
    }
}
