package dev.agentops.memory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One kind of long-term records and where they are kept.
 *
 * @param id its name, unique in a configuration
 * @param template the shape of its namespaces
 * @param shared whether the actors of a tenant share its records; otherwise the template needs {@code {actorId}}
 * @param expiry how long a record lives after it was last written; null for ever
 */
public record MemoryStrategy(
        String id,
        NamespaceTemplate template,
        boolean shared,
        @Nullable Duration expiry) {
    /**
     * Checks the values.
     *
     * @throws NamespaceInvalidException when the id cannot stand in a namespace, the expiry is not positive, or the actors
     *     would share records although nobody said so, or the other way round
     */
    public MemoryStrategy {
        Segments.encode("the strategy id", id);
        boolean ofActor = template.variables().contains(NamespaceVariable.ACTOR_ID);
        if (!ofActor && !shared) {
            throw new NamespaceInvalidException("the template \"" + template + "\" of strategy \"" + id
                    + "\" has no {actorId}, so all actors of a tenant would share its records: add {actorId}, or declare the"
                    + " strategy shared");
        }
        if (ofActor && shared) {
            throw new NamespaceInvalidException("the template \"" + template + "\" of strategy \"" + id
                    + "\" is declared shared but has {actorId}: remove one of the two");
        }
        Lifetimes.require("strategy \"" + id + "\"", expiry);
    }

    /**
     * A strategy whose records belong to one actor each and do not expire.
     *
     * @throws NamespaceInvalidException when the template is not valid or has no {@code {actorId}}
     */
    public static MemoryStrategy of(String id, String template) {
        return new MemoryStrategy(id, NamespaceTemplate.parse(template), false, null);
    }

    /**
     * A strategy whose records the actors of a tenant share.
     *
     * @throws NamespaceInvalidException when the template is not valid or has {@code {actorId}}
     */
    public static MemoryStrategy shared(String id, String template) {
        return new MemoryStrategy(id, NamespaceTemplate.parse(template), true, null);
    }

    /** The same with records that live this long after they were last written. */
    public MemoryStrategy expireAfter(Duration lifetime) {
        return new MemoryStrategy(id, template, shared, lifetime);
    }

    NamespaceTemplate boundTemplate() {
        return template.forStrategy(id);
    }
}
