package dev.agentops.policy.mcp;

import dev.agentops.policy.mcp.ValueShape.Choice;
import dev.agentops.policy.mcp.ValueShape.Member;
import dev.agentops.policy.mcp.ValueShape.Members;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes types of several tools one type: the name, and all that there is to tell about the values. */
sealed interface Alike {
    /** The name of the type, without its namespace. */
    String name();

    /** The same texts in the same order. */
    record Choices(String name, List<String> values) implements Alike {
        public Choices {
            values = List.copyOf(values);
        }
    }

    /** The same members without parts, in whatever order. */
    record Leaf(String name, List<Member> members) implements Alike {
        public Leaf {
            members =
                    members.stream().sorted(Comparator.comparing(Member::name)).toList();
        }
    }

    /** Null for shapes that are never shared. */
    static @Nullable Alike of(String name, ValueShape shape) {
        String identifier = CedarNames.identifier(name);
        if (shape instanceof Choice choice) {
            return new Choices(identifier, choice.values());
        }
        return shape instanceof Members members && members.isLeaf() ? new Leaf(identifier, members.members()) : null;
    }
}
