package dev.agentops.policy;

import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.SchemaFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Holds a schema to what the standard mapping gives: a fact that is declared, and never given, would deny every call. */
final class StandardFacts {
    private static final Set<String> ACTIONS = Set.of("Action", "Memory::Action", "Agent::Action");

    private StandardFacts() {}

    /** What is declared and never given, each once; empty when nothing is. */
    static List<String> missing(SchemaFacts schema) {
        return schema.contexts().entrySet().stream()
                .filter(action -> ACTIONS.contains(action.getKey().type()))
                .map(Map.Entry::getValue)
                .flatMap(StandardFacts::unknown)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> unknown(DeclaredType context) {
        return names(context).stream()
                .filter(name -> !name.equals(StandardMapping.INPUT))
                .flatMap(name -> {
                    Set<String> known = StandardMapping.FACTS.get(name);
                    return known == null
                            ? Stream.of("context has no " + name + ": it has agent, input and session")
                            : unknown(name, known, context.member(name));
                });
    }

    private static Stream<String> unknown(String part, Set<String> known, DeclaredType type) {
        return names(type).stream()
                .filter(name -> !known.contains(name))
                .map(name -> "context." + part + " has no " + name + ": it has "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    private static Set<String> names(DeclaredType type) {
        return type instanceof DeclaredType.RecordOf record
                ? record.attributes().keySet()
                : Set.of();
    }
}
