package dev.agentops.authorization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an {@link Authorizer}: yes, no, or a person must say. Immutable, and without anything of the request, so an
 * authorizer may give one object as the answer to many. The developer may see all of it, the model only the advice and the
 * argument names in its reasons.
 */
public sealed interface Decision {
    /** Every policy that determined the decision; empty when none did, as in a default deny. */
    List<Reason> reasons();

    /** Every policy that could not be evaluated. */
    List<PolicyError> errors();

    /** Where it comes from. */
    Provenance provenance();

    /** {@code allow}, {@code deny} or {@code escalate}. */
    String verdict();

    /** The same answer, from elsewhere. */
    Decision withProvenance(Provenance other);

    /** The version of the policies that decided; null when they have none. */
    default @Nullable String policyVersion() {
        return provenance().policyVersion();
    }

    /** The mode of the set of policies that decided. */
    default EnforcementMode mode() {
        return provenance().mode();
    }

    /** What the decision would have been had everything counted that only logs; null when it is the same. */
    default @Nullable Decision unenforced() {
        return provenance().unenforced();
    }

    /** Whether it lets pass what would be refused, or put before a person, if everything that only logs counted. */
    default boolean wouldBeRefused() {
        Decision unenforced = unenforced();
        return this instanceof Allow && unenforced != null && !(unenforced instanceof Allow);
    }

    /**
     * Why it was decided so, for developers. It may cost as much as a decision by the slowest engine, and is never asked for
     * on the path of a call.
     *
     * @param request what was decided: a decision is kept and used again, so it does not hold what was asked
     */
    default Explanation explanation(AuthorizationRequest request) {
        return provenance().explainer().explain(this, request);
    }

    /** The call may go on. */
    record Allow(List<Reason> reasons, List<PolicyError> errors, Provenance provenance) implements Decision {
        private static final Allow PLAIN = new Allow(List.of(), List.of(), Provenance.NONE);

        /** Copies the lists. */
        public Allow {
            reasons = List.copyOf(reasons);
            errors = List.copyOf(errors);
        }

        @Override
        public String verdict() {
            return "allow";
        }

        @Override
        public Allow withProvenance(Provenance other) {
            return new Allow(reasons, errors, other);
        }
    }

    /** The call must not go on. */
    record Deny(List<Reason> reasons, List<PolicyError> errors, Provenance provenance) implements Decision {
        private static final Deny BY_DEFAULT = new Deny(List.of(), List.of(), Provenance.NONE);

        /** Copies the lists. */
        public Deny {
            reasons = List.copyOf(reasons);
            errors = List.copyOf(errors);
        }

        @Override
        public String verdict() {
            return "deny";
        }

        @Override
        public Deny withProvenance(Provenance other) {
            return new Deny(reasons, errors, other);
        }
    }

    /** A person must approve. */
    record Escalate(List<Reason> reasons, List<PolicyError> errors, Provenance provenance) implements Decision {
        /** Copies the lists. */
        public Escalate {
            reasons = List.copyOf(reasons);
            errors = List.copyOf(errors);
        }

        @Override
        public String verdict() {
            return "escalate";
        }

        @Override
        public Escalate withProvenance(Provenance other) {
            return new Escalate(reasons, errors, other);
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
        return new Deny(List.of(reasons), List.of(), Provenance.NONE);
    }

    /** A person must say, by these policies. */
    static Escalate escalate(Reason... reasons) {
        return new Escalate(List.of(reasons), List.of(), Provenance.NONE);
    }
}
