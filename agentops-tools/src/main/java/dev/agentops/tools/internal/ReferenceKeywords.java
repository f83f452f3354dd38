package dev.agentops.tools.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $ref}, {@code $id} and {@code $schema}: a document is one resource that refers only into itself. */
final class ReferenceKeywords {
    private ReferenceKeywords() {}

    static void addTo(List<Rule> rules, SchemaSite site) {
        if (!site.has("$ref")) {
            return;
        }
        String target = target(site, site.schema().get("$ref"));
        if (target != null) {
            rules.add(site.compiler().reference(site.pointer(), target));
        }
    }

    /** The place that a schema without problems refers to; null when it refers to none. */
    static @Nullable String targetOf(SchemaSite site) {
        return site.schema().get("$ref") instanceof String text && text.startsWith("#")
                ? Pointers.ofFragment(text)
                : null;
    }

    private static @Nullable String target(SchemaSite site, @Nullable Object reference) {
        if (!(reference instanceof String text) || !text.startsWith("#")) {
            site.problem(
                    "$ref",
                    "refers outside of the schema, which is never followed: put the target under"
                            + " $defs and refer to it as #/$defs/name");
            return null;
        }
        String pointer = Pointers.ofFragment(text);
        if (pointer == null || !site.compiler().exists(pointer)) {
            site.problem(
                    "$ref",
                    "refers to " + Shown.name(text) + ", which does not exist: give the JSON Pointer of a"
                            + " schema in this document, such as #/$defs/name");
            return null;
        }
        return pointer;
    }

    /** A second resource inside the document would change what references mean. */
    static void checkIdentity(SchemaSite site) {
        if (site.pointer().isEmpty()) {
            return;
        }
        if (site.schema().get("$id") instanceof String id && !id.startsWith("#")) {
            site.problem("$id", "makes a second schema document inside this one, which is not supported: remove it");
        }
        if (site.has("$schema")
                && !site.compiler().dialect().isNamedBy(site.schema().get("$schema"))) {
            site.problem("$schema", "changes the dialect inside the schema, which is not supported: remove it");
        }
    }
}
