package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some facts of a live call as a record, read when they are asked for. Not thread-safe. */
final class FactRecord extends AbstractMap<String, Object> {
    private Map<String, Fact> facts = Map.of();
    private @Nullable AuthorizationRequest request;

    /** Shows facts of a call. */
    FactRecord of(Map<String, Fact> visible, AuthorizationRequest call) {
        facts = visible;
        request = call;
        return this;
    }

    /** Lets go of the call. */
    void letGo() {
        facts = Map.of();
        request = null;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Fact fact = name == null ? null : facts.get(name);
        return fact == null ? null : fact.of(Objects.requireNonNull(request));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && facts.containsKey(name);
    }

    @Override
    public int size() {
        return facts.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return facts.entrySet().stream()
                .map(fact -> Map.entry(fact.getKey(), fact.getValue().of(Objects.requireNonNull(request))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
