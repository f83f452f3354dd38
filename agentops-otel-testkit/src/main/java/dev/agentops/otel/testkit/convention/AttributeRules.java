package dev.agentops.otel.testkit.convention;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for attributes, wherever they are. */
final class AttributeRules {
    private final ConventionTable table;
    private final Predicate<String> allowed;
    private final Collection<String> namespaces;

    AttributeRules(ConventionTable table, Predicate<String> allowed) {
        this.table = table;
        this.allowed = allowed;
        this.namespaces = Stream.of("gen_ai.", "agentops.", "mcp.", "a2a.").collect(Collectors.toSet());
    }

    /** A strict scope uses nothing but what is listed for the signal; others are free outside of the governed namespaces. */
    void check(Attributes attributes, Optional<SignalConvention> signal, boolean strict, Findings findings) {
        attributes.forEach((key, value) -> check(key, value, signal, strict, findings));
        signal.ifPresent(known -> checkRequired(known, attributes, findings));
    }

    private void check(
            AttributeKey<?> key, Object value, Optional<SignalConvention> signal, boolean strict, Findings findings) {
        Optional<AttributeConvention> attribute = table.attribute(key.getKey());
        if (attribute.isPresent()) {
            checkValue(attribute.get(), key, value, findings);
            signal.filter(known -> strict)
                    .ifPresent(known -> findings.require(
                            table.use(known.id(), key.getKey()).isPresent() || allowed.test(key.getKey()),
                            key.getKey() + " is not listed for " + known.id()));
        } else {
            findings.require(mayBeUnknown(key.getKey(), strict), "unknown attribute " + key.getKey());
        }
    }

    private static void checkValue(
            AttributeConvention attribute, AttributeKey<?> key, Object value, Findings findings) {
        findings.require(
                attribute.type().accepts(key.getType()),
                key.getKey() + " is a " + key.getType() + ", want "
                        + attribute.type().text());
        findings.require(
                !(value instanceof String text) || attribute.values().accept(text),
                key.getKey() + " is " + value + ", want one of "
                        + attribute.values().known());
    }

    private void checkRequired(SignalConvention signal, Attributes attributes, Findings findings) {
        for (AttributeUse use : table.usesOf(signal.id())) {
            findings.require(
                    use.level() != RequirementLevel.REQUIRED
                            || has(attributes, use.attribute().name()),
                    "required attribute " + use.attribute().name() + " is missing");
        }
    }

    /** Whether a name that the table does not have is somebody else's. */
    boolean mayBeUnknown(String name, boolean strict) {
        return allowed.test(name) || (!strict && !isGoverned(name));
    }

    private boolean isGoverned(String name) {
        return namespaces.stream().anyMatch(name::startsWith);
    }

    static boolean has(Attributes attributes, String name) {
        return attributes.asMap().keySet().stream().anyMatch(key -> key.getKey().equals(name));
    }
}
