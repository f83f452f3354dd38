package dev.agentops.eval;

import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import dev.agentops.event.CallFailed;
import dev.agentops.event.CallStarted;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import org.jspecify.annotations.Nullable;

/** From the terminal event of a call to its record. */
final class CallRecords {
    private CallRecords() {}

    static CallRecord of(CallEnded call, @Nullable JsonObject arguments) {
        CallStarted start = call.start();
        return new CallRecord(
                start.number(),
                start.turn() == null ? 0 : start.turn().number(),
                start.action(),
                start.tool() != null,
                arguments,
                outcome(call),
                call instanceof CallDenied denied ? denied.denial().kind() : null,
                call instanceof CallFailed failed ? failed.errorType() : null,
                trust(call),
                start.atEpochMillis(),
                call.bodyNanos(),
                call.durationNanos());
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
