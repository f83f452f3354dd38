package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import java.util.AbstractMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The context of the standard mapping: a view of a live call, of which nothing is copied. It can show one call after another.
 * Not thread-safe.
 */
final class StandardContext extends AbstractMap<String, Object> {
    static final String INPUT = "input";
    static final String SESSION = "session";
    static final String AGENT = "agent";

    private final FactRecord sessionFacts = new FactRecord();
    private final FactRecord agentFacts = new FactRecord();
    private Map<String, ?> input = Map.of();
    private @Nullable FactRecord session;
    private @Nullable FactRecord agent;

    /**
     * Shows a call.
     *
     * @param arguments of the call
     */
    StandardContext of(AuthorizationRequest request, Map<String, ?> arguments, VisibleFacts visible) {
        input = arguments;
        session = visible.session() == null ? null : sessionFacts.of(visible.session(), request);
        agent = visible.agent() == null ? null : agentFacts.of(visible.agent(), request);
        return this;
    }

    /** Lets go of the call. */
    void letGo() {
        input = Map.of();
        sessionFacts.letGo();
        agentFacts.letGo();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (INPUT.equals(name)) {
            return input;
        }
        if (SESSION.equals(name)) {
            return session;
        }
        return AGENT.equals(name) ? agent : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<Entry<String, Object>> entries = new HashSet<>();
        entries.add(Map.entry(INPUT, input));
        if (session != null) {
            entries.add(Map.entry(SESSION, session));
        }
        if (agent != null) {
            entries.add(Map.entry(AGENT, agent));
        }
        return entries;
    }
}
