package dev.agentops.policy.internal.engine;

import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Equal;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.In;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides by policies that were compiled to Java when they were loaded. Only those are asked that could apply to the request or
 * err for it. Immutable and thread-safe.
 */
public final class CompiledEngine implements CedarEngine {
    private final Map<EntityUid, Entity> entities;
    private final Candidates index;
    private final Candidates all;
    private final Map<EntityUid, EntityUid> names = new HashMap<>();

    /**
     * Indexes policies.
     *
     * @param policies in any order
     * @param entities all that are known, by name
     */
    public CompiledEngine(List<CompiledPolicy> policies, Map<EntityUid, Entity> entities) {
        this.entities = Map.copyOf(entities);
        this.index = IndexBuilder.build(policies, new ConditionFinder(entities.values()));
        this.all = IndexBuilder.without(policies);
        policies.forEach(policy -> policy.conjuncts().forEach(this::intern));
    }

    /** Where the policies for one action stand, found once for many requests. */
    public ActionIndex index(Entity action) {
        return new ActionIndex(index, index.of(action));
    }

    /**
     * Leaves what was found in the evaluation. Allocates nothing unless a policy errs.
     *
     * @param place of the action that the evaluation is about
     */
    public void decide(Evaluation evaluation, ActionIndex place) {
        (evaluation.isBeyondIndex() ? all : place.in(index)).ask(evaluation, evaluation.findings());
        evaluation.findings().sort();
    }

    @Override
    public EngineAnswer decide(CedarRequest request) {
        return find(request).answer();
    }

    /** What is found for a request. */
    public Findings find(CedarRequest request) {
        Evaluation evaluation = new Evaluation();
        evaluation.begin(
                entities,
                principal(request.principal(), request.facts()),
                entity(request.action()),
                entity(request.resource()),
                CedarRecord.of(request.context()));
        decide(evaluation, index(evaluation.action()));
        return evaluation.findings();
    }

    /** What is known of an entity. */
    public Entity entity(EntityUid uid) {
        Entity known = entities.get(uid);
        return known == null ? Entity.unknown(interned(uid)) : known;
    }

    /** Names that policies compare with those of requests are the same objects where that is possible: it is found out faster. */
    private void intern(Expression conjunct) {
        if (conjunct instanceof Equal equal && equal.right() instanceof Constant constant) {
            name(constant);
        } else if (conjunct instanceof In in && in.right() instanceof Constant constant) {
            name(constant);
        }
    }

    private void name(Constant constant) {
        if (constant.value() instanceof EntityUid uid) {
            names.putIfAbsent(uid, uid);
        }
    }

    private EntityUid interned(EntityUid uid) {
        return names.getOrDefault(uid, uid);
    }

    /** All that are known. */
    public Map<EntityUid, Entity> entities() {
        return entities;
    }

    /** A principal as a call sees it: in more entities, and with tags and attributes that win over its own of the same name. */
    public Entity principal(EntityUid uid, PrincipalFacts facts) {
        Entity known = entity(uid);
        if (facts.isEmpty()) {
            return known;
        }
        Set<EntityUid> ancestors = new HashSet<>(known.ancestors());
        for (EntityUid parent : facts.parents()) {
            ancestors.add(interned(parent));
            ancestors.addAll(entity(parent).ancestors());
        }
        return new Entity(
                uid, merged(known.attributes(), facts.attributes()), merged(known.tags(), facts.tags()), ancestors);
    }

    private static Map<String, Object> merged(Map<String, Object> known, Map<String, ?> winning) {
        if (winning.isEmpty()) {
            return known;
        }
        Map<String, Object> all = new HashMap<>(known);
        all.putAll(winning);
        return CedarRecord.of(all);
    }
}
