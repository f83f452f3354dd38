package dev.agentops.policy.internal.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema says that a value is. */
public sealed interface DeclaredType {

    /** Types without parts. */
    enum Scalar implements DeclaredType {
        /** Text. */
        STRING("must be text"),
        /** A truth value. */
        BOOL("must be true or false"),
        /** An integer of 64 bits. */
        LONG("must be an integer"),
        /** A number with up to four digits after the point. */
        DECIMAL("must be a number with at most four digits after the point"),
        /** An address or a range of addresses. */
        IP("must be the text of an address such as 192.0.2.1 or 192.0.2.0/24"),
        /** A moment. */
        DATETIME("must be the text of a moment such as 2024-10-15T11:35:00Z"),
        /** A span of time. */
        DURATION("must be the text of a span of time such as 1d2h30m"),
        /** Anything: there is no schema. */
        UNKNOWN("");

        private final String demand;

        Scalar(String demand) {
            this.demand = demand;
        }

        /** What is to be said about a value that is of another type. */
        String demand() {
            return demand;
        }
    }

    /**
     * The name of an entity.
     *
     * @param type its type
     * @param ids the only ones that there are; empty when any will do
     */
    record EntityOf(String type, Set<String> ids) implements DeclaredType {
        /** Copies the ids. */
        public EntityOf {
            ids = Set.copyOf(ids);
        }
    }

    /** A set of values of one type. */
    record SetOf(DeclaredType element) implements DeclaredType {}

    /**
     * A record that has no other members than these.
     *
     * @param attributes by name
     * @param required names of those that must be there, in order
     */
    record RecordOf(Map<String, Attribute> attributes, List<String> required) implements DeclaredType {
        /** Copies both. */
        public RecordOf {
            attributes = Map.copyOf(attributes);
            required = List.copyOf(required);
        }

        /** With those required that say so. */
        public RecordOf(Map<String, Attribute> attributes) {
            this(
                    attributes,
                    attributes.entrySet().stream()
                            .filter(attribute -> attribute.getValue().required())
                            .map(Map.Entry::getKey)
                            .sorted()
                            .toList());
        }
    }

    /**
     * A member of a record.
     *
     * @param type of its value
     * @param required whether it must be there
     */
    record Attribute(DeclaredType type, boolean required) {}

    /** The type of a member of a value of this type. */
    default DeclaredType member(String name) {
        if (this instanceof RecordOf declared) {
            Attribute attribute = declared.attributes().get(name);
            return attribute == null ? Scalar.UNKNOWN : attribute.type();
        }
        return Scalar.UNKNOWN;
    }

    /** The type of an element of a value of this type. */
    default DeclaredType element() {
        return this instanceof SetOf set ? set.element() : Scalar.UNKNOWN;
    }
}
