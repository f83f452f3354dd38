package dev.agentops.policy;

import dev.agentops.policy.internal.schema.DeclaredType;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which facts the policies of an action see: those that the schema declares, so that later versions can give more.
 *
 * @param session null when the context has no such part
 * @param agent null when the context has no such part
 */
record VisibleFacts(
        @Nullable Map<String, Fact> session, @Nullable Map<String, Fact> agent) {
    /** Where there is no schema. */
    static final VisibleFacts ALL = new VisibleFacts(Fact.SESSION, Fact.AGENT);

    static VisibleFacts under(DeclaredType.RecordOf context) {
        return new VisibleFacts(
                declared(Fact.SESSION, context, StandardContext.SESSION),
                declared(Fact.AGENT, context, StandardContext.AGENT));
    }

    private static @Nullable Map<String, Fact> declared(
            Map<String, Fact> facts, DeclaredType.RecordOf context, String part) {
        if (!(context.member(part) instanceof DeclaredType.RecordOf declared)) {
            return null;
        }
        return facts.entrySet().stream()
                .filter(fact -> declared.attributes().containsKey(fact.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
