package dev.agentops.policy.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.agentops.policy.internal.expression.Attribute;
import dev.agentops.policy.internal.expression.Constant;
import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.expression.Equal;
import dev.agentops.policy.internal.expression.Expression;
import dev.agentops.policy.internal.expression.In;
import dev.agentops.policy.internal.expression.Origin;
import dev.agentops.policy.internal.expression.Variable;
import dev.agentops.policy.internal.schema.PrincipalFacts;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Large sets of policies are indexed in a moment, whatever they ask for. */
class IndexBuilderTest {
    private static final int POLICIES = 10_000;

    /** Counted anew for each key it took minutes. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private static List<CompiledPolicy> policies(IntFunction<Expression> condition) {
        return IntStream.range(0, POLICIES)
                .mapToObj(i -> new CompiledPolicy(i, false, List.of(condition.apply(i)), List.of(Origin.WHEN)))
                .toList();
    }

    private static EngineAnswer ask(CompiledEngine engine, String action, Map<String, Object> context) {
        EntityUid other = new EntityUid("Other", "");
        return engine.decide(
                new CedarRequest(other, new EntityUid("Action", action), other, PrincipalFacts.NONE, context));
    }

    @Test
    void thousandsOfAttributesWithFewPoliciesEachAreIndexedInAMoment() {
        List<CompiledPolicy> policies =
                policies(i -> new Equal(new Attribute(Variable.CONTEXT, "a" + i / 4), new Constant((long) i)));
        CompiledEngine engine = assertTimeout(MOMENT, () -> new CompiledEngine(policies, Map.of()));

        Map<String, Object> all = IntStream.range(0, POLICIES / 4).boxed().collect(Collectors.toMap(i -> "a" + i, i ->
                (Object) (long) (i == 7 ? 29 : -1)));

        assertThat(ask(engine, "a", all)).isEqualTo(new EngineAnswer.Decided(true, List.of(29), List.of()));
    }

    @Test
    void thousandsOfListsOfActionsAreIndexedInAMomentWhereThereAreThousandsOfEntities() {
        Map<EntityUid, Entity> entities = IntStream.range(0, POLICIES)
                .mapToObj(i -> new Entity(
                        new EntityUid("Action", "below" + i),
                        Map.of(),
                        Map.of(),
                        Set.of(new EntityUid("Action", "a" + i))))
                .collect(Collectors.toMap(Entity::uid, Function.identity()));
        List<CompiledPolicy> policies = policies(i -> new In(
                Variable.ACTION,
                new Constant(CedarSet.of(new EntityUid("Action", "a" + i), new EntityUid("Action", "b" + i)))));
        CompiledEngine engine = assertTimeout(MOMENT, () -> new CompiledEngine(policies, entities));

        for (String action : List.of("a5", "b5", "below5")) {
            assertThat(ask(engine, action, Map.of())).isEqualTo(new EngineAnswer.Decided(true, List.of(5), List.of()));
        }
    }

    @Test
    void twoPoliciesAtOnePositionAreRefused() {
        CompiledPolicy policy = CompiledPolicy.elsewhere(3, true);

        assertThatThrownBy(() -> new CompiledEngine(List.of(policy, policy), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 3");
    }
}
