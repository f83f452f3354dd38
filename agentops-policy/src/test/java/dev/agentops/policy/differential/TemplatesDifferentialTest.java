package dev.agentops.policy.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.policy.LinkedTexts;
import dev.agentops.policy.internal.engine.LinkedByTheOfficialEngine.Linked;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Generated policies become templates wherever their scope names a principal or a resource. What loading makes of template and
 * link is decided by the compiled engine as the official engine decides what it links by itself.
 */
class TemplatesDifferentialTest {
    private static final long SEED = Long.getLong("agentops.differential.seed", 20_261_123L);
    private static final int WORLDS = 150;

    private int templates;
    private int requests;
    private int allowed;

    @Test
    void linkedTemplatesAreDecidedAlike() {
        System.out.println("seed " + SEED);
        Comparison.seeds(SEED, WORLDS)
                .mapToObj(PolicyWorlds::of)
                .filter(world -> world.schema() == null)
                .forEach(this::compare);

        System.out.printf("%d requests, %d allowed, %d templates%n", requests, allowed, templates);
        assertThat(requests).isGreaterThan(WORLDS * PolicyWorlds.REQUESTS * 3 / 4);
        assertThat(templates).isGreaterThan(WORLDS * 2);
        assertThat(allowed).isBetween(requests / 5, requests * 4 / 5);
    }

    private void compare(PolicyWorld world) {
        List<Linked> linked = world.policies().stream()
                .map(TemplatesDifferentialTest::template)
                .toList();
        templates +=
                (int) linked.stream().filter(one -> !one.values().isEmpty()).count();
        Decider official = Engines.official(world, linked);
        Decider compiled = Engines.compiled(world, Engines.json(texts(linked)));
        for (WorldRequest request : world.requests()) {
            Answer expected = official.decide(request);
            assertThat(compiled.decide(request))
                    .as("seed %d, %s%n%s", world.seed(), request, linked)
                    .isEqualTo(expected);
            requests++;
            allowed += expected.verdict() == Answer.Verdict.ALLOW ? 1 : 0;
        }
    }

    private static List<String> texts(List<Linked> linked) {
        List<String> texts = new ArrayList<>();
        linked.forEach(
                one -> texts.add(one.values().isEmpty() ? one.text() : LinkedTexts.linked(one.text(), one.values())));
        return texts;
    }

    private static Linked template(GeneratedPolicy policy) {
        Map<String, EntityUid> values = new HashMap<>();
        Scope scope = policy.scope();
        String head = "(" + slotted("principal", scope.principal(), values) + ", "
                + scope.action().text("action") + ", " + slotted("resource", scope.resource(), values) + ")";
        return new Linked(policy.text().replace(scope.text(), head), values);
    }

    /** With a slot in place of the entity that it names. */
    private static String slotted(String variable, Constraint constraint, Map<String, EntityUid> values) {
        String slot = "?" + variable;
        if (constraint instanceof Constraint.Equal equal) {
            values.put(slot, equal.other());
            return variable + " == " + slot;
        } else if (constraint instanceof Constraint.In in) {
            values.put(slot, in.ancestor());
            return variable + " in " + slot;
        } else if (constraint instanceof Constraint.IsIn in) {
            values.put(slot, in.ancestor());
            return variable + " is " + in.type() + " in " + slot;
        }
        return constraint.text(variable);
    }
}
