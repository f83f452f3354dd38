package dev.agentops.otel.propagation;

import io.opentelemetry.api.trace.TraceState;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the {@code tracestate} header of W3C Trace Context Level 2, section 3.3.
 *
 * <p>A member that is not well-formed makes the whole list void, because nobody can tell what it was to be. A key that stands
 * twice does not: the first one is the latest, the others are dropped, which is among the mutations of section 3.5. A list
 * that is too long loses whole members of more than 128 characters, from its end.
 */
final class TraceStateList {
    static final int MOST_MEMBERS = 32;

    /** The longest list that is kept, in characters; the specification wants at least 512. */
    static final int LONGEST = 8_192;

    /** Longer members go first, and need no other to follow: 32 members of this length are within the limit. */
    private static final int LONG_MEMBER = 128;

    private final TraceStateGrammar grammar;
    private final List<TraceStateMember> members = new ArrayList<>(4);
    private int seen;

    private TraceStateList(TraceStateGrammar grammar) {
        this.grammar = grammar;
    }

    /** What all fields say together, in their order. */
    static TraceState parse(List<String> fields, TraceStateGrammar grammar) {
        TraceStateList list = new TraceStateList(grammar);
        for (String field : fields) {
            if (!list.addAll(new ListMembers(field))) {
                return TraceState.getDefault();
            }
        }
        return TraceStateMembers.of(grammar, withinLimit(list.members));
    }

    private boolean addAll(ListMembers field) {
        while (field.advance()) {
            if (!add(field.list(), field.start(), field.end())) {
                return false;
            }
        }
        return true;
    }

    private boolean add(String text, int start, int end) {
        int equals = Characters.indexOf(text, '=', start, end);
        if (++seen > MOST_MEMBERS
                || !grammar.isKey(text, start, equals)
                || !TraceStateGrammar.isValue(text, Math.min(end, equals + 1), end)) {
            return false;
        }
        addOnce(new TraceStateMember(text.substring(start, equals), text.substring(equals + 1, end)));
        return true;
    }

    private void addOnce(TraceStateMember added) {
        for (TraceStateMember member : members) {
            if (member.key().equals(added.key())) {
                return;
            }
        }
        members.add(added);
    }

    /** The header; empty when nothing is to be sent. Members of another's list that are not well-formed are left out. */
    static String format(TraceState state, TraceStateGrammar grammar) {
        if (state.isEmpty()) {
            return "";
        }
        TraceStateList list = new TraceStateList(grammar);
        state.forEach((key, value) -> list.addIfLegal(new TraceStateMember(key, value)));
        StringBuilder header = new StringBuilder();
        withinLimit(list.members).forEach(member -> member.appendTo(header));
        return header.toString();
    }

    private void addIfLegal(TraceStateMember member) {
        if (member.isLegal(grammar) && members.size() < MOST_MEMBERS) {
            addOnce(member);
        }
    }

    private static List<TraceStateMember> withinLimit(List<TraceStateMember> members) {
        int length = lengthOf(members);
        for (int i = members.size() - 1; length > LONGEST && i >= 0; i--) {
            if (members.get(i).length() > LONG_MEMBER) {
                length -= members.remove(i).length() + 1;
            }
        }
        return members;
    }

    private static int lengthOf(List<TraceStateMember> members) {
        int length = -1;
        for (TraceStateMember member : members) {
            length += member.length() + 1;
        }
        return length;
    }
}
