package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Action;
import dev.agentops.identity.Authentication;
import dev.agentops.identity.Principal;
import dev.agentops.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A set of policies and the calls that are decided by it, the same for every engine: one permission for each {@link Rule}, and
 * beside them two prohibitions that look at every call, for actors in the group {@value #SUSPENDED} and for the region
 * {@value #CLOSED_REGION}.
 */
final class Workload {
    static final String SUSPENDED = "suspended";
    static final String CLOSED_REGION = "closed";
    static final String SUSPENDED_ID = "forbid-suspended";
    static final String CLOSED_REGION_ID = "forbid-region";

    /** A power of two, so that the next one is found by a mask. */
    static final int CALLS = 64;

    private static final int VARIANTS = 8;

    private final Shape shape;
    private final List<Rule> rules;
    private final List<Call> calls;

    private Workload(Shape shape, List<Rule> rules) {
        this.shape = shape;
        this.rules = rules;
        this.calls = IntStream.range(0, CALLS).mapToObj(this::call).toList();
    }

    /**
     * Makes the same set and calls each time.
     *
     * @param policies the number of permissions, 1 or more
     */
    static Workload of(Shape shape, int policies) {
        return new Workload(
                shape,
                IntStream.range(0, policies)
                        .mapToObj(number -> new Rule(number, shape))
                        .toList());
    }

    Shape shape() {
        return shape;
    }

    List<Rule> rules() {
        return rules;
    }

    /** {@value #CALLS} calls; half of them are allowed. */
    List<Call> calls() {
        return calls;
    }

    private Call call(int number) {
        Rule rule = rules.get(number * 137 % rules.size());
        int variant = number % VARIANTS;
        return new Call(principal(number, rule, variant), action(number, rule), arguments(number, rule, variant));
    }

    /** In one group or a few; now and then in two that have policies. */
    private Principal principal(int number, Rule rule, int variant) {
        Principal.Builder principal = Principal.builder(
                        "acme", "user_" + number % 16, Authentication.inProcess("benchmark"))
                .group("staff");
        if (shape == Shape.GROUPS) {
            principal.group(rule.group());
            if (variant == 2) {
                principal.group("group_" + (rule.number() + 1));
            }
        }
        if (variant == 7) {
            principal.group(SUSPENDED);
        }
        return principal.build();
    }

    private Action action(int number, Rule rule) {
        return Action.tool(shape == Shape.PER_TOOL ? rule.tool() : "tool_" + number % 20);
    }

    /** Read from text, so that no name or value is the same object as in an engine's policies. */
    private static Map<String, Object> arguments(int number, Rule rule, int variant) {
        long amount = variant == 4 ? rule.limit() + number : number;
        String kind = variant == 5 ? "kind_of_nobody" : rule.kind();
        String region = variant == 6 ? CLOSED_REGION : "region_" + number % 5;
        String text = "{\"amount\": %d, \"kind\": \"%s\", \"region\": \"%s\"}".formatted(amount, kind, region);
        return new LinkedHashMap<>(JsonObject.parse(text));
    }
}
