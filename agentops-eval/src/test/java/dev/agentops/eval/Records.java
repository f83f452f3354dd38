package dev.agentops.eval;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.Denial;
import dev.agentops.event.SessionOpened;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.identity.SessionId;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of sessions, written down call by call. */
public final class Records {
    public static final SessionOpened SESSION = session("acme", "s1");

    private final List<CallRecord> calls = new ArrayList<>();
    private NotKept notKept = NotKept.NOTHING;

    public static SessionOpened session(String tenant, String id) {
        Principal actor = Principal.of(tenant, "alice", Authentication.inProcess("test"));
        return new SessionOpened(new SessionId(id), actor, new AgentIdentity("support", "1.0", "test"), false, 0);
    }

    public static Records of(String... completed) {
        Records records = new Records();
        for (String tool : completed) {
            records.completed(tool, null);
        }
        return records;
    }

    public Records completed(String tool, @Nullable JsonObject arguments) {
        return add(Action.tool(tool), arguments, CallRecord.Outcome.COMPLETED, null);
    }

    Records failed(String tool) {
        return add(Action.tool(tool), null, CallRecord.Outcome.FAILED, null);
    }

    Records denied(String tool, Denial.Kind kind) {
        return add(Action.tool(tool), null, CallRecord.Outcome.DENIED, kind);
    }

    Records memory(String operation) {
        return add(Action.memory(operation), null, CallRecord.Outcome.FAILED, null);
    }

    Records notKept(NotKept rest) {
        notKept = rest;
        return this;
    }

    private Records add(
            Action action, @Nullable JsonObject arguments, CallRecord.Outcome outcome, Denial.@Nullable Kind denial) {
        boolean registered = denial != Denial.Kind.UNKNOWN_TOOL;
        String error = outcome == CallRecord.Outcome.FAILED ? "java.io.IOException" : null;
        int number = calls.size() + 1;
        calls.add(new CallRecord(
                number,
                1,
                action,
                registered,
                arguments,
                outcome,
                denial,
                false,
                error,
                TrustLabel.UNTRUSTED,
                0,
                1,
                2,
                null));
        return this;
    }

    public SessionRecord build() {
        return new SessionRecord(SESSION, List.of(), calls, notKept, null, 0);
    }
}
