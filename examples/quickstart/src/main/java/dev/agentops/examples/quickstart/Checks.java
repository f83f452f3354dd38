package dev.agentops.examples.quickstart;

import dev.agentops.CloseReport;
import dev.agentops.authorization.Reason;
import dev.agentops.event.CallCompleted;
import dev.agentops.event.CallDenied;
import dev.agentops.event.CallEnded;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks at the shop, not at the log: what the story tells has to be so. */
final class Checks {
    private final ShopDatabase database;
    private final Journal journal;

    Checks(ShopDatabase database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** What has to be so, and whether it is. */
    Map<String, Boolean> results(CloseReport closed) throws SQLException {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("alice has her money back", refunded("alice", "O-1001") == 2500);
        checks.put("nobody touched bob's order", refunded("bob", "O-2001") == 0);
        checks.put("no mail has left the shop", database.outbox().isEmpty());
        checks.put(
                "two calls were denied, by three policies",
                denials().equals(List.of("own-orders-only", "refund-limit", "no-mail-after-untrusted-text")));
        checks.put("bob reads nothing of alice's memory", recalled("bob-1").equals(List.of("[]")));
        checks.put("alice reads hers in a later session", recalled("alice-2").equals(List.of("[\"by letter only\"]")));
        checks.put("nothing was left when the system closed", closed.isComplete() && closed.observerFailures() == 0);
        return checks;
    }

    private long refunded(String customer, String order) throws SQLException {
        Object cents = database.order(customer, order).orElseThrow().get("refunded_cents");
        return ((Number) Objects.requireNonNull(cents)).longValue();
    }

    private List<String> denials() {
        return journal.events(CallDenied.class)
                .map(CallEnded::decision)
                .filter(Objects::nonNull)
                .flatMap(decision ->
                        decision.reasons().stream().map(Reason::policyId).sorted())
                .toList();
    }

    private List<String> recalled(String sessionId) {
        return journal.events(CallCompleted.class)
                .filter(call -> call.start().session().id().value().equals(sessionId))
                .filter(call -> call.start().action().name().equals("recall_preferences"))
                .map(call -> call.result().text())
                .toList();
    }
}
