package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.schema.UnfitValueException;
import java.util.List;
import java.util.Set;

/** Decides live calls by one version of the policies. Thread-safe. */
final class PolicyDecider {
    private final LoadedPolicies loaded;
    private final RequestBuilder requests;
    private final Verdicts verdicts;
    private final ShadowChecks shadow;
    private final LiveEvaluations evaluations = new LiveEvaluations();
    private final Moves moves;
    private volatile Engines engines;

    /**
     * Decides by policies.
     *
     * @param shadow has a share of the decisions checked
     * @param moves says what the official engine decides
     */
    PolicyDecider(LoadedPolicies loaded, RequestBuilder requests, Verdicts verdicts, ShadowChecks shadow, Moves moves) {
        this.loaded = loaded;
        this.requests = requests;
        this.verdicts = verdicts;
        this.shadow = shadow;
        this.moves = moves;
        this.engines = engines();
    }

    Decision decide(AuthorizationRequest request) {
        LiveEvaluation live = evaluations.take();
        try {
            Deed deed = requests.begin(request, live);
            String refused = engines.decide(live, deed, requests, request);
            if (refused != null) {
                return verdicts.refused(refused);
            }
            if (shadow.chooses()) {
                shadow.offer(this, request, live.evaluation().findings().answer());
            }
            return verdicts.of(live.evaluation().findings(), request);
        } catch (UnfitValueException e) {
            return verdicts.unfit(e);
        } finally {
            evaluations.giveBack(live);
        }
    }

    List<PolicyFacts> policies() {
        return loaded.policies();
    }

    String version() {
        return loaded.version();
    }

    /** The request of a call, for an engine that decides later. */
    CedarRequest copy(AuthorizationRequest request) {
        return requests.build(request);
    }

    /** What the official engine says. */
    EngineAnswer officially(CedarRequest request) {
        return engines.official().decide(request);
    }

    /** What the compiled and the official engine say about one policy alone. */
    boolean agreeOn(int position, CedarRequest request) {
        return loaded.policies().get(position).compiled() == null
                || Answers.agree(
                        engines.alone(position).decide(request),
                        engines.official(position).decide(request));
    }

    /** Whether the compiled and the official engine disagree on a request. */
    boolean disagrees(CedarRequest request) {
        return !Answers.agree(loaded.engines().answer(request), officially(request));
    }

    /** Whether a disagreement on a policy is the first one. */
    boolean reports(int position) {
        return moves.reports(position);
    }

    /** From now on the official engine decides these, too. */
    synchronized void moveToOfficial(Set<Integer> positions) {
        moves.add(positions);
        engines = engines();
    }

    private Engines engines() {
        Set<Integer> moved = moves.positions();
        return moved.isEmpty() ? loaded.engines() : loaded.engines().without(moved);
    }
}
