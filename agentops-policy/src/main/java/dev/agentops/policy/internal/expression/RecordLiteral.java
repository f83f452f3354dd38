package dev.agentops.policy.internal.expression;

import dev.agentops.policy.value.CedarRecord;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** In the order of the names. */
    @Override
    public List<Expression> operands() {
        return names().map(members::get).toList();
    }

    @Override
    public Expression withOperands(List<Expression> others) {
        Iterator<Expression> next = others.iterator();
        return new RecordLiteral(names().collect(Collectors.toMap(name -> name, name -> next.next())));
    }

    private Stream<String> names() {
        return members.keySet().stream().sorted();
    }
}
