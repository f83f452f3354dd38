package dev.agentops.policy.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The definition that a {@code $ref} names. Only definitions of the same description are followed, never an address. */
final class DefinitionName {
    /** Where definitions stand, by the current and the earlier drafts of JSON Schema. */
    static final List<String> SECTIONS = List.of("$defs", "definitions");

    private DefinitionName() {}

    static String of(@Nullable Object reference, Place place) {
        for (String section : SECTIONS) {
            String prefix = "#/" + section + "/";
            if (reference instanceof String text && text.startsWith(prefix)) {
                return text.substring(prefix.length()).replace("~1", "/").replace("~0", "~");
            }
        }
        throw place.refuse(
                reference, "only #/$defs/NAME is followed: nothing is fetched; put the schema into $defs of this tool");
    }
}
