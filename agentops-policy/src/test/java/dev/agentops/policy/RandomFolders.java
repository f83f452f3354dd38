package dev.agentops.policy;

import dev.agentops.authorization.Action;
import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.SessionFacts;
import dev.agentops.identity.AgentIdentity;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Makes policies, principals and calls that have to do with each other, for questions about what is not known yet. */
final class RandomFolders {
    static final String SCHEMA = """
            entity Group;
            entity Agent;
            entity User in [Group] { department?: String } tags String;
            type Facts = {
              input: {
                kind: String, amount: Long, flag?: Bool, price?: decimal, list?: Set<String>, nested?: { a: Long }
              },
              session: {
                id: String, actor: String, tenant: String, authenticated: Bool, turn: Long, calls: Long, tainted: Bool
              },
              agent: { name: String, version: String, environment: String }
            };
            action read, refund, write appliesTo { principal: [User], resource: [Agent], context: Facts };
            """;
    static final String ENTITIES = """
            [{"uid": {"type": "User", "id": "alice"}, "attrs": {"department": "sales"},
              "parents": [{"type": "Group", "id": "founders"}]},
             {"uid": {"type": "Group", "id": "founders"}, "attrs": {}, "parents": []}]
            """;
    static final AgentIdentity OTHER = new AgentIdentity("till", "2.0.0", "prod");

    /** Nothing of them changes from call to call. */
    private static final String[] LASTING = {
        "principal in Group::\"clerks\"",
        "principal in Group::\"founders\"",
        "principal == User::\"alice\"",
        "principal has department && principal.department == \"sales\"",
        "principal.hasTag(\"level\") && principal.getTag(\"level\") == \"high\"",
        "context.session.tenant == \"acme\"",
        "context.session.authenticated",
        "context.session.actor like \"a*\"",
        "context.agent.environment == \"test\"",
        "resource == Agent::\"desk\"",
        "action == Action::\"read\""
    };

    private static final String[] CHANGING = {
        "context.input.amount > 100",
        "context.input.kind == \"card\"",
        "context.input.kind like \"c*\"",
        "[\"card\", \"cash\"].contains(context.input.kind)",
        "context.input.amount * 2 + 1 == 7",
        "context.input has flag && context.input.flag",
        "context.input has list && context.input.list.contains(\"x\")",
        "context.input has price && context.input.price.greaterThan(decimal(\"1.5\"))",
        "context.input has nested && context.input.nested.a == 1",
        "context.session.turn < 3",
        "context.session.calls >= 5",
        "context.session.tainted",
        "context.session.id == \"s1\""
    };

    /** A validator would refuse them. */
    private static final String[] ERRING = {
        "principal.department == \"sales\"",
        "principal.getTag(\"level\") == \"low\"",
        "context.session.other == 1",
        "1 < \"a\"",
        "context.agent == {name: \"desk\", version: \"1.2.3\", environment: \"test\"}",
        "context.agent has name && !(context has other)",
        "context.input.missing == 1",
        "context.input.kind < 5",
        "context.input.amount",
        "ip(context.input.kind).isLoopback()",
        "datetime(context.input.kind).toTime() < duration(\"1h\")",
        "context.input has nested.a && context.input.nested.a + 9223372036854775807 > 0",
        "{a: context.input.kind, b: 1} has b",
        "{a: context.input.kind}.a == \"card\"",
        "[context.input.kind, principal].isEmpty()",
        "(if context.input.amount > 5 then context.session else context.agent) has tenant",
        "-context.input.amount < 0",
        "context.input == {}",
        "principal in context.input.kind",
        "principal.hasTag(context.input.kind)",
        "context.session.calls + 9223372036854775807 > 0 || principal is User",
        "context.session.id > 3 || principal is User"
    };

    private static final String[] ACTIONS = {"read", "refund", "write"};

    private final Random random;

    RandomFolders(Random random) {
        this.random = random;
    }

    /** Policies of which the conditions are of some kinds. */
    String policies(boolean changing, boolean erring) {
        List<String> conditions = new ArrayList<>(List.of(LASTING));
        if (changing) {
            conditions.addAll(List.of(CHANGING));
        }
        if (erring) {
            conditions.addAll(List.of(ERRING));
        }
        StringBuilder policies = new StringBuilder();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            policies.append(policy(conditions.toArray(String[]::new)));
        }
        return policies.append(random.nextInt(3) == 0 ? "permit (principal, action, resource);" : "")
                .toString();
    }

    private String policy(String[] conditions) {
        StringBuilder policy = new StringBuilder(random.nextInt(10) == 0 ? "@mode(\"log_only\") " : "")
                .append(random.nextInt(3) == 0 ? "forbid (" : "permit (")
                .append(pick("principal", "principal", "principal is User", "principal in Group::\"clerks\""))
                .append(pick(
                        ", action",
                        ", action == Action::\"read\"",
                        ", action in [Action::\"read\", Action::\"write\"]"))
                .append(pick(", resource)", ", resource)", ", resource == Agent::\"desk\")"));
        for (int i = random.nextInt(4); i > 0; i--) {
            policy.append(pick(" when { ", " when { ", " unless { "))
                    .append(condition(conditions, 2))
                    .append(" }");
        }
        return policy.append(";\n").toString();
    }

    private String condition(String[] conditions, int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0 -> "(" + condition(conditions, depth - 1) + ") && (" + condition(conditions, depth - 1) + ")";
            case 1 -> "(" + condition(conditions, depth - 1) + ") || (" + condition(conditions, depth - 1) + ")";
            case 2 -> "!(" + condition(conditions, depth - 1) + ")";
            case 3 ->
                "if (" + condition(conditions, depth - 1) + ") then (" + condition(conditions, depth - 1) + ") else ("
                        + condition(conditions, depth - 1) + ")";
            default -> pick(conditions);
        };
    }

    Principal principal() {
        Authentication authentication =
                random.nextInt(4) == 0 ? Authentication.none() : Authentication.inProcess("test");
        Principal.Builder principal =
                Principal.builder(pick("acme", "globex"), pick("alice", "bob", "anna"), authentication);
        if (random.nextBoolean()) {
            principal.group("clerks");
        }
        if (random.nextBoolean()) {
            principal.tag("level", pick("high", "low"));
        }
        return principal.build();
    }

    Action action() {
        return Action.tool(pick(ACTIONS));
    }

    AgentIdentity agent() {
        return pick(Requests.DESK, Requests.DESK, OTHER);
    }

    /** A call that conforms to the schema; without one, of any shape. */
    AuthorizationRequest call(Principal principal, Action action, AgentIdentity agent, boolean conforming) {
        SessionFacts session = new SessionFacts(
                pick("s1", "s2"),
                random.nextInt(6),
                random.nextInt(10),
                pick(TrustLabel.TRUSTED, TrustLabel.UNTRUSTED));
        return new AuthorizationRequest(
                principal, action, agent, session, conforming ? conforming() : JsonObject.copyOf(anything()));
    }

    private JsonObject conforming() {
        Map<String, Object> input = new HashMap<>();
        input.put("kind", pick("card", "cash", "coin", "127.0.0.1", ""));
        input.put("amount", pick(-5L, 3L, 50L, 101L, 4_000L));
        optional(input, "flag", random.nextBoolean());
        optional(input, "price", pick("1.0", "1.5", "2.25"));
        optional(input, "list", pick(List.of(), List.of("x"), List.of("y", "z")));
        optional(input, "nested", Map.of("a", pick(0L, 1L)));
        return JsonObject.copyOf(input);
    }

    private Map<String, Object> anything() {
        Map<String, Object> input = new HashMap<>();
        for (String name : Stream.of("kind", "amount", "flag", "price", "list", "nested", "missing")
                .toList()) {
            optional(
                    input,
                    name,
                    pick(
                            "card",
                            "127.0.0.1",
                            "level",
                            3L,
                            200L,
                            true,
                            false,
                            List.of("x"),
                            Map.of("a", 1L),
                            "2024-10-15"));
        }
        return random.nextInt(6) == 0 ? Map.of() : input;
    }

    private void optional(Map<String, Object> input, String name, Object value) {
        if (random.nextInt(4) > 0) {
            input.put(name, value);
        }
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
