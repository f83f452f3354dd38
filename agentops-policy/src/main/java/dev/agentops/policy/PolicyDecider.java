package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.authorization.Decision;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.Findings;
import dev.agentops.policy.internal.schema.UnfitValueException;

/** Decides live calls by one version of the policies. Thread-safe. */
final class PolicyDecider {
    private final LoadedPolicies loaded;
    private final RequestBuilder requests;
    private final Verdicts verdicts;
    private final LiveEvaluations evaluations = new LiveEvaluations();

    PolicyDecider(LoadedPolicies loaded, RequestBuilder requests, Verdicts verdicts) {
        this.loaded = loaded;
        this.requests = requests;
        this.verdicts = verdicts;
    }

    Decision decide(AuthorizationRequest request) {
        LiveEvaluation live = evaluations.take();
        try {
            requests.begin(request, live);
            loaded.compiled().decide(live.evaluation());
            return decision(request, live.evaluation().findings());
        } catch (UnfitValueException e) {
            return verdicts.unfit(e);
        } finally {
            evaluations.giveBack(live);
        }
    }

    private Decision decision(AuthorizationRequest request, Findings findings) {
        CedarEngine fallback = loaded.fallback();
        if (fallback != null) {
            EngineAnswer answer = fallback.decide(requests.build(request));
            if (answer instanceof EngineAnswer.Refused refused) {
                return verdicts.refused(refused.message());
            }
            findings.add((EngineAnswer.Decided) answer, this::uncompiled);
        }
        return verdicts.of(findings, request);
    }

    private CompiledPolicy uncompiled(int position) {
        return CompiledPolicy.elsewhere(
                position, loaded.policies().get(position).forbids());
    }
}
