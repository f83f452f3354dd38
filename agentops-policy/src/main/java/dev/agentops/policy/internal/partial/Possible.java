package dev.agentops.policy.internal.partial;

import dev.agentops.policy.internal.expression.EvaluationError;
import dev.agentops.policy.internal.schema.DeclaredType;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import java.util.HashMap;
import java.util.Map;

/** What an expression can come to: never less than it can, sometimes more. Immutable. */
public sealed interface Possible {
    /** No value, whatever the rest of the request is. */
    Exactly ERROR = new Exactly(new EvaluationError("it errs for every request"));

    /**
     * One value.
     *
     * @param value a value of Cedar, or an {@link EvaluationError}
     */
    record Exactly(Object value) implements Possible {
        @Override
        public boolean mayErr() {
            return value instanceof EvaluationError;
        }

        @Override
        public Truth truth() {
            return new Truth(value.equals(true), value.equals(false), !(value instanceof Boolean));
        }
    }

    /**
     * Any value of a type.
     *
     * @param mayErr whether an error is possible as well
     */
    record Some(DeclaredType type, boolean mayErr) implements Possible {
        @Override
        public Truth truth() {
            boolean fits = type == Scalar.BOOL || type == Scalar.UNKNOWN;
            return new Truth(fits, fits, mayErr || type != Scalar.BOOL);
        }
    }

    /**
     * A truth value, or an error.
     *
     * @param mayHold whether it can be true
     * @param mayFail whether it can be false
     * @param mayErr whether it can be an error
     */
    record Truth(boolean mayHold, boolean mayFail, boolean mayErr) implements Possible {
        @Override
        public Truth truth() {
            return this;
        }

        /** The one value where there is only one. */
        Possible settled() {
            if (mayHold == mayFail) {
                return mayHold ? this : ERROR;
            }
            return mayErr ? this : new Exactly(mayHold);
        }
    }

    /**
     * A record, some of whose members may be known.
     *
     * @param members by name; all of them are there
     * @param open whether it can have others
     */
    record Fields(Map<String, Possible> members, boolean open) implements Possible {
        /** Copies the map. */
        public Fields {
            members = Map.copyOf(members);
        }

        @Override
        public boolean mayErr() {
            return false;
        }

        @Override
        public Truth truth() {
            return new Truth(false, false, true);
        }
    }

    /** Whether an error is possible. */
    boolean mayErr();

    /** What it is where a truth value is needed. */
    Truth truth();

    /** A record that has no other members than these. */
    static Possible record(Map<String, Possible> members) {
        Map<String, Object> values = new HashMap<>();
        members.forEach((name, member) -> {
            if (member instanceof Exactly exactly) {
                values.put(name, exactly.value());
            }
        });
        return values.size() == members.size() ? new Exactly(Map.copyOf(values)) : new Fields(members, false);
    }

    /** A record that nothing is known of. */
    static Possible anyRecord() {
        return new Fields(Map.of(), true);
    }
}
