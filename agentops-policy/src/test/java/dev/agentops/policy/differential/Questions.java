package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.value.EntityUid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Throws requests: mostly about entities that exist; with a schema, mostly such as it declares. */
final class Questions {
    private static final String INPUT = "input";

    private final Dice dice;
    private final boolean schema;
    private final Records records;

    /** How many requests have a principal that the resource may be in, in percent: one number for a whole world. */
    private final int aboveResource;

    Questions(Dice dice, boolean schema, Records records) {
        this.dice = dice;
        this.schema = schema;
        this.records = records;
        this.aboveResource = schema ? 0 : dice.pick(0, 4, 25);
    }

    WorldRequest request() {
        boolean itself = dice.chance(4);
        boolean above = dice.chance(aboveResource);
        EntityUid principal = above ? uid("Group", dice.pick(Values.GROUPS)) : principal();
        EntityUid action = action();
        boolean known = !schema || principal.type().equals("User");
        return new WorldRequest(
                principal,
                action,
                itself ? principal : above ? uid("User", dice.pick(Values.USERS)) : resource(action),
                known && dice.chance(itself || above ? 70 : 20) ? parents() : Set.of(),
                known && dice.chance(20) ? tags() : Map.of(),
                known && dice.chance(20) ? records.some() : JsonNodeFactory.instance.objectNode(),
                schema ? declared(action.id()) : open());
    }

    private EntityUid principal() {
        return switch (dice.between(0, schema ? 60 : 30)) {
            case 0 -> uid("Group", dice.pick(Values.GROUPS));
            case 1 -> uid("Shop::Robot", dice.pick(Values.ROBOTS));
            case 2 -> uid("User", "ghost");
            case 3 -> uid("Doc", dice.pick(Values.DOCS));
            default -> uid("User", dice.pick(Values.USERS));
        };
    }

    private EntityUid action() {
        return switch (dice.between(0, 40)) {
            case 0 -> uid("Action", "purge");
            case 1 -> uid("Action", dice.pick(Values.ACTION_GROUPS));
            default -> uid("Action", dice.pick(Values.ACTIONS));
        };
    }

    private EntityUid resource(EntityUid action) {
        boolean documents = schema && !List.of("read", "list").contains(action.id());
        return switch (dice.between(0, 20)) {
            case 0 -> uid("Doc", "ghost");
            case 1, 2, 3 -> documents ? uid("Doc", "d0") : uid("Folder", dice.pick(Values.FOLDERS));
            case 4 -> dice.chance(20) ? uid("User", "u0") : uid("Doc", "d0");
            default -> uid("Doc", dice.pick(Values.DOCS));
        };
    }

    private Set<EntityUid> parents() {
        return new HashSet<>(dice.some(1, 2, () -> uid("Group", dice.pick(Values.GROUPS))));
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>();
        dice.some(1, 2, () -> dice.pick(Values.TAGS)).forEach(tag -> tags.put(tag, dice.pick("a", "b", "c")));
        return tags;
    }

    private ObjectNode open() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        Attribute.LEADING.forEach(attribute -> records.put(context, attribute));
        if (!records.leavesInputOut()) {
            context.set(INPUT, dice.chance(98) ? records.input() : records.anything());
        }
        return context;
    }

    /** What {@link WorldSchema} says, now and then with a mistake. */
    private ObjectNode declared(String action) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        if (!action.equals("share") || dice.chance(50)) {
            context.set(INPUT, records.input());
        }
        switch (action) {
            case "read", "list" -> members(context, Attribute.KIND, Attribute.LEVEL);
            case "write", "delete" -> members(context, Attribute.DEPARTMENT, Attribute.ACTIVE);
            default -> {}
        }
        if (dice.chance(15)) {
            mistake(context);
        }
        return context;
    }

    private void members(ObjectNode context, Attribute... attributes) {
        for (Attribute attribute : attributes) {
            records.put(context, attribute);
        }
    }

    /** A number or a text for a decimal, say, would be none: it becomes one before an engine is asked. */
    private void mistake(ObjectNode context) {
        String key = dice.pick(Attribute.PLAIN).key();
        switch (dice.between(0, 4)) {
            case 0 -> context.remove(INPUT);
            case 1 -> context.set(key, records.anything());
            case 2 -> context.set(INPUT, records.anything());
            case 3 -> context.withObjectProperty(INPUT).put("undeclared", 1);
            default -> context.withObjectProperty(INPUT).set(key, records.anything());
        }
    }

    private static EntityUid uid(String type, String id) {
        return new EntityUid(type, id);
    }
}
