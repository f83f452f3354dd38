package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.policy.internal.expression.Frame;
import java.util.AbstractMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The context of the standard mapping: a view of a live call, of which nothing is copied. It can show one call after another.
 * Not thread-safe.
 */
final class StandardContext extends AbstractMap<String, Object> {
    static final String INPUT = Frame.INPUT;
    static final String SESSION = "session";
    static final String AGENT = "agent";
    private static final List<String> PARTS = List.of(SESSION, AGENT);

    private final FactRecord session = new FactRecord();
    private final FactRecord agent = new FactRecord();
    private Map<String, ?> input = Map.of();
    private VisibleFacts visible = VisibleFacts.ALL;
    private @Nullable AuthorizationRequest request;

    /**
     * Shows a call.
     *
     * @param arguments of the call
     */
    StandardContext of(AuthorizationRequest call, Map<String, ?> arguments, VisibleFacts facts) {
        input = arguments;
        visible = facts;
        request = call;
        return this;
    }

    /** Lets go of the call. */
    void letGo() {
        input = Map.of();
        request = null;
        session.letGo();
        agent.letGo();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (INPUT.equals(name)) {
            return input;
        }
        if (SESSION.equals(name)) {
            return shown(session, visible.session());
        }
        return AGENT.equals(name) ? shown(agent, visible.agent()) : null;
    }

    private @Nullable FactRecord shown(FactRecord record, @Nullable Map<String, Fact> facts) {
        return facts == null || request == null ? null : record.of(facts, request);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<Entry<String, Object>> entries = new HashSet<>();
        entries.add(Map.entry(INPUT, input));
        for (String part : PARTS) {
            Object facts = get(part);
            if (facts != null) {
                entries.add(Map.entry(part, facts));
            }
        }
        return entries;
    }
}
