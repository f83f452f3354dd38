package dev.agentops.authorization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an {@link Authorizer}: yes, no, or a person must say. Immutable; the developer may see all of it, the
 * model only the advice and the argument names in its reasons.
 */
public sealed interface Decision {
    /** Every policy that determined the decision; empty when none did, as in a default deny. */
    List<Reason> reasons();

    /** Every policy that could not be evaluated. */
    List<PolicyError> errors();

    /** The version of the policies that decided; null when they have none. */
    @Nullable String policyVersion();

    /** {@code allow}, {@code deny} or {@code escalate}. */
    String verdict();

    /** The call may go on. */
    record Allow(
            List<Reason> reasons,
            List<PolicyError> errors,
            @Nullable String policyVersion) implements Decision {
        private static final Allow PLAIN = new Allow(List.of(), List.of(), null);

        /** Copies the lists. */
        public Allow {
            reasons = List.copyOf(reasons);
            errors = List.copyOf(errors);
        }

        @Override
        public String verdict() {
            return "allow";
        }
    }

    /** The call must not go on. */
    record Deny(
            List<Reason> reasons,
            List<PolicyError> errors,
            @Nullable String policyVersion) implements Decision {
        private static final Deny BY_DEFAULT = new Deny(List.of(), List.of(), null);

        /** Copies the lists. */
        public Deny {
            reasons = List.copyOf(reasons);
            errors = List.copyOf(errors);
        }

        @Override
        public String verdict() {
            return "deny";
        }
    }

    /** A person must approve. */
    record Escalate(
            List<Reason> reasons,
            List<PolicyError> errors,
            @Nullable String policyVersion) implements Decision {
        /** Copies the lists. */
        public Escalate {
            reasons = List.copyOf(reasons);
            errors = List.copyOf(errors);
        }

        @Override
        public String verdict() {
            return "escalate";
        }
    }

    /** Yes, by no policy in particular. */
    static Allow allow() {
        return Allow.PLAIN;
    }

    /** No, because nothing says yes. */
    static Deny denyByDefault() {
        return Deny.BY_DEFAULT;
    }

    /** No, by these policies. */
    static Deny deny(Reason... reasons) {
        return new Deny(List.of(reasons), List.of(), null);
    }

    /** A person must say, by these policies. */
    static Escalate escalate(Reason... reasons) {
        return new Escalate(List.of(reasons), List.of(), null);
    }
}
