package dev.agentops.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Makes a deep, unchangeable copy of a tree of plain Java collections. One instance reads one value. */
final class JsonFreezer {
    private final JsonBudget budget;

    JsonFreezer(JsonLimits limits) {
        budget = new JsonBudget(limits);
    }

    JsonObject root(Map<?, ?> members) {
        try {
            return object(members);
        } catch (ConcurrentModificationException | NoSuchElementException changed) {
            throw new JsonException("was changed by another thread while it was read");
        }
    }

    /** Final classes are asked first: whether an object implements an interface takes longer to find out. */
    @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return budget.text(text);
        }
        if (value instanceof Long number) {
            return budget.number(number);
        }
        if (value == null || value instanceof Boolean) {
            budget.scalar();
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> collection) {
            return array(collection);
        }
        return number(value);
    }

    private Number number(Object value) {
        if (value instanceof Number number) {
            return budget.number(JsonNumbers.canonical(number));
        }
        throw new JsonException("is a " + value.getClass().getName()
                + ", which is no JSON type: give a Map, Collection, String, Number, Boolean or null");
    }

    private JsonObject object(Map<?, ?> map) {
        JsonBudget.Mark before = budget.open();
        JsonMembers members = new JsonMembers(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = name(entry.getKey());
            budget.member(name);
            members.requireNew(name);
            members.add(name, member(name, entry.getValue()));
        }
        return budget.close(before, members);
    }

    private @Nullable Object member(String name, @Nullable Object value) {
        try {
            return value(value);
        } catch (JsonException inside) {
            throw inside.within(name);
        }
    }

    private static String name(@Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new JsonException("has a key that is "
                + (key == null ? "null" : "a " + key.getClass().getName()) + ": the keys of an object are strings");
    }

    private JsonArray array(Collection<?> collection) {
        JsonBudget.Mark before = budget.open();
        ArrayList<@Nullable Object> elements = new ArrayList<>();
        for (Object element : collection) {
            budget.element();
            elements.add(element(elements.size(), element));
        }
        budget.close(before);
        return new JsonArray(elements.toArray());
    }

    private @Nullable Object element(int position, @Nullable Object element) {
        try {
            return value(element);
        } catch (JsonException inside) {
            throw inside.within(position);
        }
    }
}
