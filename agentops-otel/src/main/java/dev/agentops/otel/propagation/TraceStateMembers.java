package dev.agentops.otel.propagation;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The list of a {@code tracestate}, in its order.
 *
 * <p>OpenTelemetry's own list takes keys by another grammar than Level 2's, and would lose legal members of other vendors.
 */
record TraceStateMembers(TraceStateGrammar grammar, List<TraceStateMember> members) implements TraceState {
    TraceStateMembers {
        members = List.copyOf(members);
    }

    /** OpenTelemetry's empty list when there is no member. */
    static TraceState of(TraceStateGrammar grammar, List<TraceStateMember> members) {
        return members.isEmpty() ? TraceState.getDefault() : new TraceStateMembers(grammar, members);
    }

    @Override
    public @Nullable String get(String key) {
        for (TraceStateMember member : members) {
            if (member.key().equals(key)) {
                return member.value();
            }
        }
        return null;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public void forEach(BiConsumer<String, String> consumer) {
        members.forEach(member -> consumer.accept(member.key(), member.value()));
    }

    @Override
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        forEach(map::put);
        return Collections.unmodifiableMap(map);
    }

    @Override
    public TraceStateBuilder toBuilder() {
        return new TraceStateMembersBuilder(grammar, members);
    }
}
