package dev.agentops.otel.propagation;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes a list as a vendor may: an entry that is set moves to the front, the last ones give way. Not thread-safe. */
final class TraceStateMembersBuilder implements TraceStateBuilder {
    private final TraceStateGrammar grammar;
    private final List<TraceStateMember> members;

    TraceStateMembersBuilder(TraceStateGrammar grammar, List<TraceStateMember> members) {
        this.grammar = grammar;
        this.members = new ArrayList<>(members);
    }

    /** Sets an entry; what is not well-formed is ignored, as the interface wants it. */
    @Override
    public TraceStateBuilder put(@Nullable String key, @Nullable String value) {
        if (key == null || value == null) {
            return this;
        }
        TraceStateMember member = new TraceStateMember(key, value);
        if (member.isLegal(grammar)) {
            remove(key);
            members.add(0, member);
            if (members.size() > TraceStateList.MOST_MEMBERS) {
                members.remove(members.size() - 1);
            }
        }
        return this;
    }

    @Override
    public TraceStateBuilder remove(@Nullable String key) {
        members.removeIf(member -> member.key().equals(key));
        return this;
    }

    @Override
    public TraceState build() {
        return TraceStateMembers.of(grammar, members);
    }
}
