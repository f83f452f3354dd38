package dev.agentops.policy;

import dev.agentops.authorization.Decision;
import dev.agentops.authorization.PolicyError;
import dev.agentops.authorization.Provenance;
import dev.agentops.authorization.Reason;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns the answers of an engine into decisions, in the words of the policies' authors. */
final class Verdicts {
    private final List<PolicyFacts> policies;
    private final String version;
    private final ForbidErrors forbidErrors;

    Verdicts(List<PolicyFacts> policies, String version, ForbidErrors forbidErrors) {
        this.policies = policies;
        this.version = version;
        this.forbidErrors = forbidErrors;
    }

    /**
     * A decision.
     *
     * @param sent names of the call's arguments: the model does not learn which others a policy reads
     */
    Decision of(EngineAnswer answer, Set<String> sent) {
        if (answer instanceof EngineAnswer.Decided decided) {
            return decided(decided, sent);
        }
        return refused(((EngineAnswer.Refused) answer).message(), null, List.of());
    }

    /** The model may know which of its arguments does not fit, and why: neither holds a value. */
    Decision unfit(UnfitValueException e) {
        String argument = e.argument();
        return refused(
                String.valueOf(e.getMessage()),
                argument == null ? null : argument + " " + e.problem() + ".",
                argument == null ? List.of() : List.of(argument));
    }

    private Decision refused(String error, @Nullable String advice, List<String> arguments) {
        return new Decision.Deny(
                List.of(new Reason(CedarAuthorizer.REQUEST, advice, arguments)),
                List.of(new PolicyError(CedarAuthorizer.REQUEST, error)),
                Provenance.ofVersion(version));
    }

    private Decision decided(EngineAnswer.Decided answer, Set<String> sent) {
        List<PolicyError> errors = answer.errors().stream()
                .map(failure -> new PolicyError(policies.get(failure.policy()).publicId(), failure.message()))
                .toList();
        NavigableSet<Integer> guards = erringGuards(answer);
        if (answer.allow() && guards.isEmpty()) {
            return new Decision.Allow(reasons(answer.determining(), sent), errors, Provenance.ofVersion(version));
        }
        if (!answer.allow()) {
            guards.addAll(answer.determining());
        }
        return new Decision.Deny(reasons(guards, sent), errors, Provenance.ofVersion(version));
    }

    /** A forbid that errs is a reason of the denial: it might have applied. */
    private NavigableSet<Integer> erringGuards(EngineAnswer.Decided answer) {
        NavigableSet<Integer> guards = new TreeSet<>();
        if (forbidErrors == ForbidErrors.DENY) {
            answer.errors().stream()
                    .map(EngineAnswer.Failure::policy)
                    .filter(policy -> policies.get(policy).forbids())
                    .forEach(guards::add);
        }
        return guards;
    }

    private List<Reason> reasons(Iterable<Integer> positions, Set<String> sent) {
        List<Reason> reasons = new ArrayList<>();
        positions.forEach(position -> reasons.add(policies.get(position).reason(sent)));
        return reasons;
    }
}
