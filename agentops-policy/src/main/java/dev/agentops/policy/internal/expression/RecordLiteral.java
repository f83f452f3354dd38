package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {name: member, name: member}}. */
public record RecordLiteral(Map<String, Expression> members) implements Expression {
    /** Copies the map. */
    public RecordLiteral {
        members = Map.copyOf(members);
    }

    @Override
    public Object evaluate(Frame frame) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> member : members.entrySet()) {
            Object value = member.getValue().evaluate(frame);
            if (value instanceof EvaluationError) {
                return value;
            }
            values.put(member.getKey(), value);
        }
        return CedarRecord.of(values);
    }
}
