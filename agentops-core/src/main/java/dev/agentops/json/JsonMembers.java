package dev.agentops.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The members of one object while it is being read: refuses a name that stands twice. */
final class JsonMembers {
    /** Up to this many members a scan is faster than a hash table. */
    private static final int SCANNED = 8;

    private @Nullable Object[] members;
    private int length;
    private @Nullable Map<String, Integer> index;

    JsonMembers(int expected) {
        members = new Object[2 * Math.min(expected, 2 * SCANNED)];
    }

    void add(String name, @Nullable Object value) {
        if (length == members.length) {
            members = Arrays.copyOf(members, Math.max(SCANNED, 2 * length));
        }
        members[length] = name;
        members[length + 1] = value;
        length += 2;
    }

    /** To be asked before the value is read, so that the error comes early. */
    void requireNew(String name) {
        if (index == null && length == 2 * SCANNED) {
            index = indexed();
        }
        if (index == null ? scanned(name) : index.putIfAbsent(name, length) != null) {
            throw new JsonException("stands twice in its object").within(name);
        }
    }

    private boolean scanned(String name) {
        for (int i = 0; i < length; i += 2) {
            if (name.equals(members[i])) {
                return true;
            }
        }
        return false;
    }

    /** A {@link HashMap} orders colliding strings in a tree, so chosen collisions do not make it slow. */
    private Map<String, Integer> indexed() {
        Map<String, Integer> built = new HashMap<>();
        for (int i = 0; i < length; i += 2) {
            built.put((String) Objects.requireNonNull(members[i]), i);
        }
        return built;
    }

    JsonObject toObject(int depth, int bytes, int keys) {
        @Nullable Object[] exact = length == members.length ? members : Arrays.copyOf(members, length);
        return new JsonObject(exact, index, depth, bytes, keys);
    }
}
