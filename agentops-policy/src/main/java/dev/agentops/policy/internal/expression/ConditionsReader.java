package dev.agentops.policy.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentops.policy.value.CedarSet;
import dev.agentops.policy.value.EntityUid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads when a policy applies. */
public final class ConditionsReader {
    private final List<Expression> conjuncts = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();

    private ConditionsReader() {}

    /**
     * Reads a policy.
     *
     * @param policy a static policy in the JSON form of the language
     * @return without any conjunct for a policy that always applies
     * @throws UnknownConstructException when it has a construct that is not known here
     */
    public static Conditions read(JsonNode policy) throws UnknownConstructException {
        ConditionsReader reader = new ConditionsReader();
        reader.scope(Variable.PRINCIPAL, policy.path("principal"));
        reader.scope(Variable.ACTION, policy.path("action"));
        reader.scope(Variable.RESOURCE, policy.path("resource"));
        for (JsonNode condition : policy.path("conditions")) {
            reader.condition(condition);
        }
        return new Conditions(reader.conjuncts, reader.origins);
    }

    private void scope(Variable variable, JsonNode constraint) throws UnknownConstructException {
        String operator = constraint.path("op").asText();
        switch (operator) {
            case "All" -> {}
            case "==" -> add(new Equal(variable, entity(constraint)), Origin.SCOPE);
            case "in" -> add(new In(variable, above(constraint)), Origin.SCOPE);
            case "is" -> is(variable, constraint);
            default -> throw new UnknownConstructException("the scope operator " + operator);
        }
    }

    private void is(Variable variable, JsonNode constraint) throws UnknownConstructException {
        add(new Is(variable, constraint.path("entity_type").asText()), Origin.SCOPE);
        if (constraint.has("in")) {
            add(new In(variable, entity(constraint.path("in"))), Origin.SCOPE);
        }
    }

    private static Constant above(JsonNode constraint) throws UnknownConstructException {
        if (!constraint.has("entities")) {
            return entity(constraint);
        }
        List<EntityUid> entities = new ArrayList<>();
        constraint.path("entities").forEach(entity -> entities.add(ConstantReader.entity(entity)));
        return new Constant(CedarSet.of(entities));
    }

    private static Constant entity(JsonNode constraint) throws UnknownConstructException {
        if (!constraint.has("entity")) {
            throw new UnknownConstructException("a scope without an entity");
        }
        return new Constant(ConstantReader.entity(constraint.path("entity")));
    }

    private void condition(JsonNode condition) throws UnknownConstructException {
        Expression body = ExpressionReader.read(condition.path("body"));
        String kind = condition.path("kind").asText();
        switch (kind) {
            case "when" -> flatten(body, Origin.WHEN);
            case "unless" -> flatten(Folding.fold(new Not(body), body), Origin.UNLESS);
            default -> throw new UnknownConstructException("the condition " + kind);
        }
    }

    /** What is joined by {@code &&} is asked one by one. */
    private void flatten(Expression condition, Origin origin) {
        Deque<Expression> left = new ArrayDeque<>();
        left.push(condition);
        while (!left.isEmpty()) {
            Expression next = left.pop();
            if (next instanceof And and) {
                left.push(and.right());
                left.push(and.left());
            } else if (!next.equals(Constant.TRUE)) {
                add(next, origin);
            }
        }
    }

    private void add(Expression conjunct, Origin origin) {
        conjuncts.add(conjunct);
        origins.add(origin);
    }
}
