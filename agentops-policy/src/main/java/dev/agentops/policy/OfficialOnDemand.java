package dev.agentops.policy;

import com.cedarpolicy.model.schema.Schema;
import dev.agentops.policy.internal.engine.CedarEngine;
import dev.agentops.policy.internal.engine.OfficialEngine;
import dev.agentops.policy.internal.schema.StaticEntity;
import dev.agentops.policy.internal.text.LargeStack;
import dev.agentops.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The official engine over a whole folder, made when it is first asked for: it parses every policy again and keeps it in native
 * memory, which nobody needs who does not ask. Thread-safe.
 */
final class OfficialOnDemand {
    private final List<PolicyFacts> policies;
    private final @Nullable Schema schema;
    private final Map<EntityUid, StaticEntity> entities;
    private @Nullable CedarEngine whole;

    OfficialOnDemand(List<PolicyFacts> policies, @Nullable Schema schema, Map<EntityUid, StaticEntity> entities) {
        this.policies = policies;
        this.schema = schema;
        this.entities = entities;
    }

    /** Over all policies, by their positions. */
    synchronized CedarEngine engine() {
        CedarEngine made = whole;
        if (made == null) {
            made = over(IntStream.range(0, policies.size()).boxed().collect(Collectors.toSet()));
            whole = made;
        }
        return made;
    }

    /** Over some policies, by their positions among all. */
    CedarEngine over(Set<Integer> positions) {
        List<Integer> ascending = positions.stream().sorted().toList();
        List<String> texts = ascending.stream()
                .map(position -> policies.get(position).source().text())
                .toList();
        return LargeStack.call(() -> new OfficialEngine(texts, ascending, schema, entities));
    }

    /** Over one policy, by its position among all, for a single question. */
    CedarEngine once(int position) {
        String text = policies.get(position).source().text();
        return LargeStack.call(() -> OfficialEngine.once(text, position, schema, entities));
    }
}
