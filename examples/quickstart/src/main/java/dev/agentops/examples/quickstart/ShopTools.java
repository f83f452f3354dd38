package dev.agentops.examples.quickstart;

import dev.agentops.AgentOps;
import dev.agentops.memory.AgentMemory;
import dev.agentops.memory.MemoryRecord;
import dev.agentops.memory.ScopedMemory;
import dev.agentops.tool.Tool;
import dev.agentops.tool.ToolBody;
import dev.agentops.tool.ToolFailedException;
import dev.agentops.tool.ToolInvocation;
import dev.agentops.tool.TrustLabel;
import dev.agentops.tools.ToolManifest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The code behind the tools of the manifest. A body is given what was admitted and decided on, so it checks neither types
 * nor permissions again.
 */
final class ShopTools {
    /** The shop wrote all of what these return. Any other result is untrusted, as is a note on an order. */
    private static final Set<String> TRUSTED =
            Set.of("list_orders", "refund_order", "send_email", "remember_preference", "recall_preferences");

    private static final String PREFERENCES = "preferences";

    private final ShopDatabase database;
    private final AgentOps ops;
    private final AgentMemory memory;

    ShopTools(ShopDatabase database, AgentOps ops, AgentMemory memory) {
        this.database = database;
        this.ops = ops;
        this.memory = memory;
    }

    /** Registers each tool of the manifest with its body. */
    void register(ToolManifest manifest) {
        Map<String, ToolBody> bodies = Map.of(
                "list_orders", call -> database.orders(text(call, "customer_id")),
                "get_order", this::order,
                "refund_order", this::refund,
                "send_email", this::mail,
                "remember_preference", this::remember,
                "recall_preferences", call -> recall());
        manifest.tools().forEach(tool -> ops.tools().register(withBody(tool, bodies)));
    }

    private static Tool withBody(Tool described, Map<String, ToolBody> bodies) {
        String name = described.name();
        return Tool.builder(name)
                .description(described.descriptor().description())
                .readOnly(described.descriptor().readOnly())
                .schema(described.schema())
                .resultTrust(TRUSTED.contains(name) ? TrustLabel.TRUSTED : TrustLabel.UNTRUSTED)
                .body(Objects.requireNonNull(bodies.get(name), () -> "no body for the tool " + name))
                .build();
    }

    private Object order(ToolInvocation call) throws SQLException {
        String id = text(call, "order_id");
        return database.order(text(call, "customer_id"), id)
                .orElseThrow(() -> new ToolFailedException("This customer has no order " + id + "."));
    }

    private String refund(ToolInvocation call) throws SQLException {
        String id = text(call, "order_id");
        long cents = (Long) argument(call, "amount_cents");
        if (!database.refund(
                text(call, "customer_id"), id, cents, call.principal().id())) {
            throw new ToolFailedException("There is no order " + id + " with so much left to refund.");
        }
        return "Refunded " + cents + " cents of order " + id + ".";
    }

    private String mail(ToolInvocation call) throws SQLException {
        database.send(call.principal().id(), text(call, "to"), text(call, "subject"), text(call, "body"));
        return "Sent.";
    }

    private String remember(ToolInvocation call) {
        ownMemory().put(PREFERENCES, text(call, "about"), text(call, "text"));
        return "Remembered.";
    }

    private List<String> recall() {
        return ownMemory().list(PREFERENCES).items().stream()
                .map(MemoryRecord::text)
                .toList();
    }

    /** That of the session in which the tool is called: found, not passed, so no argument can name another. */
    private ScopedMemory ownMemory() {
        return memory.of(ops.currentSession());
    }

    private static String text(ToolInvocation call, String name) {
        return (String) argument(call, name);
    }

    private static Object argument(ToolInvocation call, String name) {
        return Objects.requireNonNull(call.arguments().get(name), name);
    }
}
