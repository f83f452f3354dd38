package dev.agentops.policy;

import java.util.Map;

/** What the schema says about a value, as far as it decides how a JSON value becomes a Cedar value. */
sealed interface DeclaredType {

    /** Types without parts. */
    enum Scalar implements DeclaredType {
        LONG,
        DECIMAL,
        /** An extension type that only text becomes: {@code ipaddr}, {@code datetime}, {@code duration}. */
        EXTENSION,
        /** An entity, which no JSON value becomes. */
        ENTITY,
        /** Text, truth values, and everything when there is no schema. */
        OTHER
    }

    /** A set. */
    record SetOf(DeclaredType element) implements DeclaredType {}

    /** A record. */
    record RecordOf(Map<String, DeclaredType> attributes) implements DeclaredType {
        public RecordOf {
            attributes = Map.copyOf(attributes);
        }
    }

    /** The type of a member of a value of this type. */
    default DeclaredType member(String name) {
        return this instanceof RecordOf record ? record.attributes().getOrDefault(name, Scalar.OTHER) : Scalar.OTHER;
    }

    /** The type of an element of a value of this type. */
    default DeclaredType element() {
        return this instanceof SetOf set ? set.element() : Scalar.OTHER;
    }
}
