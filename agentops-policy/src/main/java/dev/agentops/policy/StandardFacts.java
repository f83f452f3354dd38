package dev.agentops.policy;

import dev.agentops.policy.internal.schema.ActionType;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.SchemaFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds a schema to what the standard mapping gives: a fact that is declared, and never given or given as another type, would
 * deny every call.
 */
final class StandardFacts {
    private static final Set<String> ACTIONS = Set.of("Action", "Memory::Action", "Agent::Action");
    private static final Map<String, Map<String, Fact>> PARTS =
            Map.of(StandardContext.SESSION, Fact.SESSION, StandardContext.AGENT, Fact.AGENT);

    private StandardFacts() {}

    /** What is declared otherwise than it is given, each once; empty when nothing is. */
    static List<String> problems(SchemaFacts schema) {
        return schema.actions().entrySet().stream()
                .filter(action -> ACTIONS.contains(action.getKey().type()))
                .map(Map.Entry::getValue)
                .map(ActionType::context)
                .flatMap(StandardFacts::problems)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> problems(RecordOf context) {
        return context.attributes().keySet().stream()
                .filter(name -> !name.equals(StandardContext.INPUT))
                .flatMap(name -> {
                    Map<String, Fact> known = PARTS.get(name);
                    return known == null
                            ? Stream.of("context has no " + name + ": it has agent, input and session")
                            : problems("context." + name, known, context.member(name));
                });
    }

    private static Stream<String> problems(String part, Map<String, Fact> known, DeclaredType type) {
        if (!(type instanceof RecordOf declared)) {
            return Stream.of(part + " is a record: declare it as one");
        }
        return declared.attributes().keySet().stream()
                .flatMap(name -> problem(part, name, known, declared.member(name)));
    }

    private static Stream<String> problem(String part, String name, Map<String, Fact> known, DeclaredType type) {
        Fact fact = known.get(name);
        if (fact == null) {
            return Stream.of(part + " has no " + name + ": it has " + String.join(", ", new TreeSet<>(known.keySet())));
        }
        return fact.type() == type
                ? Stream.empty()
                : Stream.of(part + "." + name + " is a " + fact.cedarType() + ": declare it as one");
    }
}
