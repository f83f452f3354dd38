package dev.agentops.memory;

import dev.agentops.AgentSession;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which namespaces an application has: one for the events of conversations, and one for each strategy of long-term
 * records. Checked as a whole when it is built: no two templates can meet in one path. Immutable.
 *
 * <pre>{@code
 * MemoryNamespaces namespaces = MemoryNamespaces.builder()
 *     .events("/events/actors/{actorId}/sessions/{sessionId}/", Duration.ofDays(30))
 *     .records("preferences", "/strategies/{strategyId}/actors/{actorId}/")
 *     .records(MemoryStrategy.shared("handbook", "/shared/{strategyId}/"))
 *     .build();
 * }</pre>
 */
public final class MemoryNamespaces {
    private static final String NO_STRATEGY = "";

    private final @Nullable NamespaceTemplate events;
    private final @Nullable Duration eventExpiry;
    private final Map<String, MemoryStrategy> strategies;

    private MemoryNamespaces(Builder builder) {
        events = builder.events;
        eventExpiry = builder.eventExpiry;
        strategies = Map.copyOf(builder.strategies);
    }

    /** Starts an empty configuration. */
    public static Builder builder() {
        return new Builder();
    }

    /** The template of the events' namespace; empty when the application keeps no events. */
    public Optional<NamespaceTemplate> events() {
        return Optional.ofNullable(events);
    }

    /** How long an event lives; empty for ever. */
    public Optional<Duration> eventExpiry() {
        return Optional.ofNullable(eventExpiry);
    }

    /** The ids of the strategies. */
    public Set<String> strategyIds() {
        return strategies.keySet();
    }

    /**
     * A strategy by its id.
     *
     * @throws MemoryException when there is none of this id
     */
    public MemoryStrategy strategy(String strategyId) {
        MemoryStrategy strategy = strategies.get(strategyId);
        if (strategy == null) {
            throw new MemoryException("there is no memory strategy of the id given; configured are " + strategyIds());
        }
        return strategy;
    }

    /**
     * The namespace of a session's events.
     *
     * @throws MemoryException when no events are configured
     * @throws NamespaceInvalidException when an id of the session cannot stand in a namespace
     */
    public MemoryNamespace bindEvents(AgentSession session) {
        return MemoryNamespace.bind(requireEvents(), session, NO_STRATEGY);
    }

    NamespaceTemplate requireEvents() {
        if (events == null) {
            throw new MemoryException("no events are configured: add events(…) to the namespaces");
        }
        return events;
    }

    /**
     * The namespace of a strategy's records in a session.
     *
     * @throws MemoryException when there is no strategy of this id
     * @throws NamespaceInvalidException when an id of the session cannot stand in a namespace
     */
    public MemoryNamespace bindRecords(String strategyId, AgentSession session) {
        MemoryStrategy strategy = strategy(strategyId);
        return MemoryNamespace.bind(strategy.template(), session, strategy.id());
    }

    /** Collects templates. Not thread-safe. */
    public static final class Builder {
        private final Map<String, MemoryStrategy> strategies = new LinkedHashMap<>();
        private @Nullable NamespaceTemplate events;
        private @Nullable Duration eventExpiry;

        private Builder() {}

        /**
         * Where the events of conversations are kept.
         *
         * @throws NamespaceInvalidException when the template is not valid, has no {@code {actorId}} or has
         *     {@code {strategyId}}
         */
        public Builder events(String template) {
            events = eventTemplate(template);
            eventExpiry = null;
            return this;
        }

        /**
         * Where the events of conversations are kept, and for how long.
         *
         * @throws NamespaceInvalidException as {@link #events(String)}; a {@link MemoryException} when the expiry is out of range
         */
        public Builder events(String template, Duration expiry) {
            Lifetimes.require("events", expiry);
            events(template);
            eventExpiry = expiry;
            return this;
        }

        private static NamespaceTemplate eventTemplate(String text) {
            NamespaceTemplate template = NamespaceTemplate.parse(text);
            if (!template.variables().contains(NamespaceVariable.ACTOR_ID)) {
                throw new NamespaceInvalidException("the events template \"" + text
                        + "\" has no {actorId}, so actors would read each other's conversations: add {actorId}");
            }
            if (template.variables().contains(NamespaceVariable.STRATEGY_ID)) {
                throw new NamespaceInvalidException("the events template \"" + text
                        + "\" has {strategyId}, but events belong to no strategy: remove it");
            }
            return template;
        }

        /**
         * Adds a strategy whose records belong to one actor each and do not expire.
         *
         * @throws NamespaceInvalidException as {@link #records(MemoryStrategy)}, and when the template is not valid or has
         *     no {@code {actorId}}
         */
        public Builder records(String strategyId, String template) {
            return records(MemoryStrategy.of(strategyId, template));
        }

        /**
         * Adds a strategy.
         *
         * @throws NamespaceInvalidException when there is one of this id already
         */
        public Builder records(MemoryStrategy strategy) {
            if (strategies.putIfAbsent(strategy.id(), strategy) != null) {
                throw new NamespaceInvalidException("the strategy \"" + strategy.id() + "\" is configured twice");
            }
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @throws NamespaceInvalidException when it is empty, or when two templates can meet: some ids would make the path
         *     of one equal to that of the other, or a prefix of it
         */
        public MemoryNamespaces build() {
            Overlaps overlaps = new Overlaps();
            if (events != null) {
                overlaps.add("events", events);
            }
            strategies
                    .values()
                    .forEach(strategy -> overlaps.add("strategy \"" + strategy.id() + "\"", strategy.boundTemplate()));
            if (overlaps.isEmpty()) {
                throw new NamespaceInvalidException("no namespaces are configured: add events(…) or records(…)");
            }
            return new MemoryNamespaces(this);
        }
    }
}
