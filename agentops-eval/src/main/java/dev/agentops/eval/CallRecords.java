package dev.agentops.eval;

import dev.agentops.authorization.Action;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import dev.agentops.event.CallStarted;
import dev.agentops.event.SpanReference;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import org.jspecify.annotations.Nullable;

/** From the terminal event of a call to its record. */
final class CallRecords {
    /** As long as the name of a registered tool may be. */
    private static final int LONGEST_NAME = 128;

    private static final int LONGEST_TYPE = 256;
    private static final char CUT = '\u2026';

    private CallRecords() {}

    static CallRecord of(CallEnded call, @Nullable JsonObject arguments, @Nullable SpanReference span) {
        CallStarted start = call.start();
        return new CallRecord(
                start.number(),
                start.turn() == null ? 0 : start.turn().number(),
                bounded(start.action()),
                start.tool() != null,
                arguments,
                outcome(call),
                call instanceof CallDenied denied ? denied.denial().kind() : null,
                call.decision() != null && call.decision().wouldBeRefused(),
                call instanceof CallFailed failed ? errorType(failed.errorType()) : null,
                trust(call),
                start.atEpochMillis(),
                call.bodyNanos(),
                call.durationNanos(),
                span);
    }

    /** Cut so that it shows: no name that is cut equals one that may be expected. */
    private static Action bounded(Action action) {
        String name = action.name();
        return name.length() <= LONGEST_NAME
                ? action
                : new Action(action.kind(), Text.cut(name, LONGEST_NAME - 1) + CUT);
    }

    /** The class name of a failure as it is kept. */
    static String errorType(String className) {
        return Text.cut(className, LONGEST_TYPE);
    }

    static CallRecord.Outcome outcome(CallEnded call) {
        if (call instanceof CallCompleted) {
            return CallRecord.Outcome.COMPLETED;
        }
        return call instanceof CallDenied ? CallRecord.Outcome.DENIED : CallRecord.Outcome.FAILED;
    }

    private static @Nullable TrustLabel trust(CallEnded call) {
        if (call instanceof CallCompleted completed) {
            return completed.trust();
        }
        return call instanceof CallFailed failed ? failed.trust() : null;
    }
}
