package dev.agentops.policy;

import dev.agentops.authorization.AuthorizationRequest;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.CedarRequest;
import dev.agentops.policy.internal.engine.CompiledEngine;
import dev.agentops.policy.internal.engine.CompiledPolicy;
import dev.agentops.policy.internal.engine.EngineAnswer;
import dev.agentops.policy.internal.engine.Findings;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The engines that decide together: the compiled one, and the official one for policies that the compiler does not know, or got
 * wrong. Immutable and thread-safe.
 */
final class Engines {
    private final List<PolicyFacts> policies;
    private final Map<EntityUid, Entity> entities;
    private final OfficialOnDemand official;
    private final CompiledEngine compiled;
    private final List<CedarEngine> fallbacks;

    /**
     * Divides policies between engines.
     *
     * @param moved positions of policies that the official engine decides though they are compiled
     */
    private Engines(
            List<PolicyFacts> policies,
            Map<EntityUid, Entity> entities,
            OfficialOnDemand official,
            Set<Integer> moved) {
        this.policies = policies;
        this.entities = entities;
        this.official = official;
        Set<Integer> left = IntStream.range(0, policies.size())
                .filter(position -> policies.get(position).compiled() == null || moved.contains(position))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        this.compiled = new CompiledEngine(compiled(policies, left), entities);
        this.fallbacks = fallbacks(policies, official, left);
    }

    /** The official engine names no permit beside a forbid: a log-only forbid must not hide the permits that count. */
    private static List<CedarEngine> fallbacks(
            List<PolicyFacts> policies, OfficialOnDemand official, Set<Integer> left) {
        return left.stream()
                .collect(Collectors.partitioningBy(
                        position -> policies.get(position).logOnly(), Collectors.toUnmodifiableSet()))
                .values()
                .stream()
                .filter(positions -> !positions.isEmpty())
                .map(official::over)
                .toList();
    }

    /** Compiled as far as it goes. */
    static Engines of(List<PolicyFacts> policies, Map<EntityUid, Entity> entities, OfficialOnDemand official) {
        return new Engines(policies, entities, official, Set.of());
    }

    /** The same policies, some of which the official engine decides though they are compiled. */
    Engines without(Set<Integer> moved) {
        return new Engines(policies, entities, official, moved);
    }

    private static List<CompiledPolicy> compiled(List<PolicyFacts> policies, Set<Integer> others) {
        return policies.stream()
                .map(PolicyFacts::compiled)
                .filter(Objects::nonNull)
                .filter(policy -> !others.contains(policy.position()))
                .toList();
    }

    /** The compiled engine, which also knows the entities. */
    CompiledEngine compiled() {
        return compiled;
    }

    /** The official engine over all policies. */
    CedarEngine official() {
        return official.engine();
    }

    /** The official engine over one policy, known by its position among all, for a single question. */
    CedarEngine official(int position) {
        return official.once(position);
    }

    /**
     * Leaves what was found in the evaluation.
     *
     * @param deed what the evaluation is about
     * @param requests copies the request that the evaluation shows, for an engine that cannot read it there
     * @return why there is no answer; null when there is one
     */
    @Nullable String decide(LiveEvaluation live, Deed deed, RequestBuilder requests, AuthorizationRequest request) {
        compiled.decide(live.evaluation(), deed.index());
        return fallbacks.isEmpty() ? null : refused(live.evaluation().findings(), requests.build(request));
    }

    /** Adds what the official engine finds; null, or why it finds nothing. */
    private @Nullable String refused(Findings findings, CedarRequest request) {
        for (CedarEngine fallback : fallbacks) {
            EngineAnswer answer = fallback.decide(request);
            if (answer instanceof EngineAnswer.Refused refused) {
                return refused.message();
            }
            findings.add((EngineAnswer.Decided) answer, this::uncompiled);
        }
        return null;
    }

    /** What both say of a request together. */
    EngineAnswer answer(CedarRequest request) {
        Findings findings = compiled.find(request);
        String refused = refused(findings, request);
        return refused == null ? findings.answer() : new EngineAnswer.Refused(refused);
    }

    /** The compiled engine over one policy. */
    CedarEngine alone(int position) {
        return new CompiledEngine(
                List.of(Objects.requireNonNull(policies.get(position).compiled())), entities);
    }

    /** Stands for a policy in what was found. */
    private CompiledPolicy uncompiled(int position) {
        return CompiledPolicy.elsewhere(position, policies.get(position).forbids());
    }
}
