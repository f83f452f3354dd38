package dev.agentops.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.internal.expression.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is odd about policies and yet no error, as far as it is certain without a schema. Not thread-safe. */
final class PolicyLint {
    private static final String OTHERWISE =
            "; it errs for them, which denies them (or, under ForbidErrors.CEDAR, switches it off): ask before by `";

    private final Map<JsonNode, PolicyFacts> seen = new HashMap<>();
    private final List<PolicyProblem> warnings = new ArrayList<>();
    private final List<PolicyProblem> never = new ArrayList<>();
    private final Map<PolicyFacts, JsonNode> forbids = new LinkedHashMap<>();

    /** Looks at the next policy. */
    void add(PolicyFacts policy, JsonNode json) {
        duplicate(policy, json);
        if (policy.compiled() != null && policy.compiled().conjuncts().stream().anyMatch(PolicyLint::isNever)) {
            never.add(problem(
                    policy,
                    "a condition is false for every request, so it never applies: mend it, or remove the policy"));
        }
        if (policy.forbids()) {
            forbids.put(policy, json);
        }
    }

    private static boolean isNever(Object conjunct) {
        return conjunct instanceof Constant constant && constant.value().equals(false);
    }

    private void duplicate(PolicyFacts policy, JsonNode json) {
        ObjectNode bare = json.deepCopy();
        bare.remove("annotations");
        PolicyFacts first = seen.putIfAbsent(bare, policy);
        if (first != null && first.logOnly() == policy.logOnly()) {
            warnings.add(problem(policy, "says the same as " + first.publicId() + ": remove one of them"));
        }
    }

    /** What is odd whether or not there is a schema. */
    List<PolicyProblem> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * What the validator would find if there was a schema: policies that never apply, and reads of what may not be there.
     *
     * @param tools required arguments of each tool; empty when they are not known
     * @param given attributes that every principal has
     */
    List<PolicyProblem> withoutSchema(Map<String, Set<String>> tools, Set<String> given) {
        List<PolicyProblem> found = new ArrayList<>(never);
        forbids.forEach((policy, json) -> UnguardedReads.arguments(json).forEach(argument -> {
            Set<String> lacking = lacking(argument, json.path("action"), tools);
            if (tools.isEmpty() || !lacking.isEmpty()) {
                found.add(problem(policy, unguarded(argument, lacking)));
            }
        }));
        forbids.forEach((policy, json) -> UnguardedReads.attributes(json).stream()
                .filter(path -> !isGiven(path, given))
                .forEach(path -> found.add(problem(policy, unguarded(path)))));
        return found;
    }

    private static boolean isGiven(List<String> path, Set<String> given) {
        return path.size() == 2 && path.get(0).equals("principal") && given.contains(path.get(1));
    }

    private static String unguarded(List<String> path) {
        String owner = String.join(".", path.subList(0, path.size() - 1));
        return "this forbid reads " + String.join(".", path) + ", which some entities may lack, at least those that"
                + " entities.json does not have" + OTHERWISE + owner + " has " + path.get(path.size() - 1)
                + " &&`, or add a schema";
    }

    private static Set<String> lacking(String argument, JsonNode scope, Map<String, Set<String>> tools) {
        Set<String> named = new TreeSet<>();
        if (scope.has("entity")) {
            named.add(scope.path("entity").path("id").asText());
        }
        scope.path("entities").forEach(entity -> named.add(entity.path("id").asText()));
        Set<String> lacking = new TreeSet<>();
        tools.forEach((tool, required) -> {
            boolean applies =
                    named.isEmpty() || named.contains(tool) || !tools.keySet().containsAll(named);
            if (applies && !required.contains(argument)) {
                lacking.add(tool);
            }
        });
        return lacking;
    }

    private static String unguarded(String argument, Set<String> lacking) {
        String who = lacking.isEmpty() ? "some calls may lack" : "calls of " + String.join(", ", lacking) + " may lack";
        return "this forbid reads context.input." + argument + ", which " + who + OTHERWISE + "context.input has "
                + argument + " &&`, or add a schema";
    }

    private static PolicyProblem problem(PolicyFacts policy, String message) {
        return policy.source().problem(policy.publicId(), message);
    }
}
