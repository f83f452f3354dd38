package dev.agentops.policy.conformance;

import dev.agentops.policy.value.CedarDateTime;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of the same types with moments that are near. A live call cannot bring a moment far away, and is refused for it; the
 * data has them. For the question of whether a context conforms to a schema one moment is as good as another.
 */
final class Near {
    private static final CedarDateTime EPOCH = new CedarDateTime(0);

    private Near() {}

    static CedarRecord record(Map<?, ?> members) {
        Map<String, Object> near = new LinkedHashMap<>();
        members.forEach((name, value) -> near.put((String) name, value(value)));
        return CedarRecord.of(near);
    }

    private static Object value(Object value) {
        if (value instanceof CedarDateTime) {
            return EPOCH;
        } else if (value instanceof CedarSet set) {
            return set(set);
        }
        return value instanceof Map<?, ?> members ? record(members) : value;
    }

    private static CedarSet set(CedarSet set) {
        List<Object> near = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            near.add(value(set.get(i)));
        }
        return CedarSet.of(near);
    }
}
