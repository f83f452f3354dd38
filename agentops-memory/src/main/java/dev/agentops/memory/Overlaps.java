package dev.agentops.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** Finds two templates that can meet in one path. */
final class Overlaps {
    private final Map<String, NamespaceTemplate> seen = new LinkedHashMap<>();

    boolean isEmpty() {
        return seen.isEmpty();
    }

    /** Adds one, unless it can meet one that was added before. */
    void add(String name, NamespaceTemplate template) {
        seen.forEach((before, other) -> {
            if (template.overlaps(other)) {
                throw new NamespaceInvalidException("the templates of " + before + " (\"" + other + "\") and " + name
                        + " (\"" + template + "\") can meet in one path, or one in a part of the other: begin each"
                        + " with a name of its own, like /events/… and /preferences/…");
            }
        });
        seen.put(name, template);
    }
}
