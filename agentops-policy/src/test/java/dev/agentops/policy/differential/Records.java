package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Throws the attributes and tags of entities and the members of contexts. */
final class Records {
    private final Dice dice;
    private final boolean schema;
    private final Set<Attribute> ofEntities;
    private final Values values;

    /** How many attributes are missing, in percent: one number for a whole world. */
    private final int missing;

    private final int withoutInput;

    Records(Dice dice, boolean schema, Set<Attribute> ofEntities) {
        this.ofEntities = ofEntities;
        this.dice = dice;
        this.schema = schema;
        this.values = new Values(dice, schema);
        this.missing = dice.pick(0, 0, 2, 5, 20);
        this.withoutInput = dice.pick(0, 2, 10);
    }

    /** Whether a context has no input at all. */
    boolean leavesInputOut() {
        return dice.chance(withoutInput);
    }

    /** Of the input of a call. */
    ObjectNode input() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (Attribute attribute : Attribute.values()) {
            put(record, attribute);
        }
        return record;
    }

    /** Of an entity. */
    ObjectNode attributes() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        ofEntities.forEach(attribute -> put(record, attribute));
        return record;
    }

    /** What a call may say of an entity. */
    ObjectNode some() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        ofEntities.stream().filter(attribute -> dice.chance(40)).forEach(attribute -> put(record, attribute));
        return record;
    }

    /** A record with some attributes. */
    void put(ObjectNode record, Attribute attribute) {
        if (!dice.chance(missing)) {
            record.set(attribute.key(), value(attribute));
        }
    }

    private JsonNode value(Attribute attribute) {
        return !schema && dice.chance(2) ? values.of(dice.pick(Kind.values())) : values.of(attribute);
    }

    ObjectNode tags() {
        ObjectNode tags = JsonNodeFactory.instance.objectNode();
        for (String tag : dice.some(1, 3, () -> dice.pick(Values.TAGS))) {
            tags.set(tag, !schema && dice.chance(5) ? values.of(Kind.LONG) : text());
        }
        return tags;
    }

    private JsonNode text() {
        return JsonNodeFactory.instance.textNode(dice.pick(List.of("a", "b", "c")));
    }

    /** A value that the schema does not declare for an attribute. */
    JsonNode anything() {
        return values.of(dice.pick(Kind.values()));
    }
}
