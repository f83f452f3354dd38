package dev.agentops.policy.mcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a JSON Schema says of a value, as far as types of Cedar can tell values apart. */
sealed interface ValueShape {
    /** A value without parts. */
    enum Primitive implements ValueShape {
        BOOL,
        INTEGER,
        FLOAT,
        NUMBER,
        STRING,
        DECIMAL,
        DATETIME,
        DURATION,
        IP,
        NULL,
        /** The schema does not say. */
        UNKNOWN
    }

    /** One of some texts; at least one. */
    record Choice(List<String> values) implements ValueShape {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /** An array of any length. */
    record ArrayOf(ValueShape element) implements ValueShape {}

    /** An array of one length, each element with a shape of its own. */
    record Tuple(List<ValueShape> elements) implements ValueShape {
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /** One of several shapes. */
    record Union(List<ValueShape> alternatives) implements ValueShape {
        public Union {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * An object.
     *
     * @param others the shape of members that are not named; null when none is told
     */
    record Members(List<Member> members, @Nullable ValueShape others) implements ValueShape {
        public Members {
            members = List.copyOf(members);
        }

        /** Whether everything in it is without parts, so that it can be told by its members alone. */
        boolean isLeaf() {
            return others == null
                    && !members.isEmpty()
                    && members.stream().allMatch(member -> member.shape() instanceof Primitive);
        }
    }

    /** What a definition of this name says; the nearest one counts. */
    record Reference(String name) implements ValueShape {}

    /** A member of an object. */
    record Member(String name, ValueShape shape, boolean required) {}
}
