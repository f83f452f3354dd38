package dev.agentops.policy.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Throws entities: users in groups, documents in folders, actions in groups of actions, each in several levels. */
final class Entities {
    private final Dice dice;
    private final boolean schema;
    private final Records records;
    private final List<ObjectNode> entities = new ArrayList<>();

    Entities(Dice dice, boolean schema, Records records) {
        this.dice = dice;
        this.schema = schema;
        this.records = records;
    }

    List<ObjectNode> all() {
        tree("Group", Values.GROUPS);
        tree("Folder", Values.FOLDERS);
        leaves("User", Values.USERS, "Group", Values.GROUPS);
        leaves("Doc", Values.DOCS, "Folder", Values.FOLDERS);
        if (!schema) {
            leaves("Shop::Robot", Values.ROBOTS, "Group", Values.GROUPS);
            tree("Action", Values.ACTION_GROUPS);
            Values.ACTIONS.forEach(id -> entity("Action", id, parents("Action", Values.ACTION_GROUPS, 2)));
        }
        return entities;
    }

    /** Each is in some of those behind it, so that there is no circle. */
    private void tree(String type, List<String> ids) {
        for (int i = 0; i < ids.size(); i++) {
            List<String> behind = ids.subList(i + 1, ids.size());
            if (dice.chance(95)) {
                entity(type, ids.get(i), behind.isEmpty() ? parents -> {} : parents(type, behind, 1));
            }
        }
    }

    private void leaves(String type, List<String> ids, String parent, List<String> parents) {
        for (String id : ids) {
            if (dice.chance(95)) {
                ObjectNode entity = entity(type, id, parents(parent, parents, 2));
                entity.set("attrs", records.attributes());
                if (dice.chance(70)) {
                    entity.set("tags", records.tags());
                }
            }
        }
    }

    private Consumer<ArrayNode> parents(String type, List<String> ids, int most) {
        return parents -> dice.some(0, most, () -> dice.pick(ids)).stream()
                .distinct()
                .forEach(id -> reference(parents.addObject(), type, id));
    }

    private ObjectNode entity(String type, String id, Consumer<ArrayNode> parents) {
        ObjectNode entity = JsonNodeFactory.instance.objectNode();
        reference(entity.putObject("uid"), type, id);
        entity.putObject("attrs");
        parents.accept(entity.putArray("parents"));
        entities.add(entity);
        return entity;
    }

    private static void reference(ObjectNode uid, String type, String id) {
        uid.put("type", type).put("id", id);
    }
}
