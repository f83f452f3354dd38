package dev.agentops.policy.internal.schema;

import dev.agentops.json.JsonObject;
import dev.agentops.policy.internal.expression.Frame;
import dev.agentops.policy.internal.schema.DeclaredType.EntityOf;
import dev.agentops.policy.internal.schema.DeclaredType.RecordOf;
import dev.agentops.policy.internal.schema.DeclaredType.Scalar;
import dev.agentops.policy.internal.schema.DeclaredType.SetOf;
import dev.agentops.policy.value.CedarRecord;
import dev.agentops.policy.value.CedarSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON values into Cedar values, under the type that the schema declares for each place. A value that Cedar cannot hold
 * exactly is refused, also where no policy reads it. What is a Cedar value as it stands is not copied.
 */
public final class CedarValues {
    /**
     * The official engine goes down one call for each level, on the stack of the thread that asks. So many were decided or
     * denied wherever a thread with a stack of 180 KB, 256 KB or 1 MB stood; forty ended the process.
     */
    public static final int DEEPEST = 16;

    /** The arguments are the first level, inside of the context. */
    private static final int DEEPEST_IN_CONTEXT = DEEPEST + 1;

    private static final String RESERVED_START = "__";
    private static final Set<String> RESERVED = Set.of("__entity", "__extn", "__expr");

    private CedarValues() {}

    /**
     * Turns a context into a record: a frozen object whose members all fit as they stand, or a copy of what there is.
     *
     * @param members values of JSON, or of Cedar
     * @throws UnfitValueException when a value in it has no equal in Cedar, or is not of the declared type
     */
    public static Map<String, Object> record(Map<?, ?> members, DeclaredType type) {
        return record(members, type, 1);
    }

    /** As {@link #record(Map, DeclaredType)}, for the arguments alone; their place in the context is part of the problem. */
    public static Map<String, Object> arguments(Map<?, ?> members, DeclaredType type) {
        try {
            return cast((Map<?, ?>) value(members, type, 2));
        } catch (UnfitValueException e) {
            throw e.within(Frame.INPUT);
        }
    }

    @SuppressWarnings("unchecked") // only records are handed in
    private static Map<String, Object> cast(Map<?, ?> record) {
        return (Map<String, Object>) record;
    }

    private static Map<String, Object> record(Map<?, ?> members, DeclaredType type, int depth) {
        Map<String, Object> record =
                members instanceof JsonObject frozen ? frozen(frozen, type, depth) : copied(members, type, depth);
        if (type instanceof RecordOf declared) {
            requireAll(declared.required(), record);
        }
        return record;
    }

    @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would be an allocation on the hot path
    private static void requireAll(List<String> required, Map<String, Object> record) {
        for (int i = 0; i < required.size(); i++) {
            if (!record.containsKey(required.get(i))) {
                throw new UnfitValueException("is missing, and the schema requires it: give it")
                        .within(required.get(i));
            }
        }
    }

    /** The object itself, or where one of its values has to become another, a copy. */
    private static Map<String, Object> frozen(JsonObject members, DeclaredType type, int depth) {
        for (int i = 0; i < members.size(); i++) {
            Object value = members.valueAt(i);
            Object fit = member(members.nameAt(i), value, type, depth);
            if (fit == null || fit != value) {
                return copied(members, i, fit, type, depth);
            }
        }
        return cast(members);
    }

    /** Copies an object of which the first members fit as they stand, and the next one has become another. */
    private static CedarRecord copied(
            JsonObject members, int fitting, @Nullable Object next, DeclaredType type, int depth) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < fitting; i++) {
            record.put(members.nameAt(i), Objects.requireNonNull(members.valueAt(i)));
        }
        put(record, members.nameAt(fitting), next);
        for (int i = fitting + 1; i < members.size(); i++) {
            put(record, members.nameAt(i), member(members.nameAt(i), members.valueAt(i), type, depth));
        }
        return CedarRecord.of(record);
    }

    private static void put(Map<String, Object> record, String name, @Nullable Object value) {
        if (value != null) {
            record.put(name, value);
        }
    }

    private static CedarRecord copied(Map<?, ?> members, DeclaredType type, int depth) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : members.entrySet()) {
            String name = (String) entry.getKey();
            put(record, name, mapped(name, entry.getValue(), type, depth));
        }
        return CedarRecord.of(record);
    }

    /** A member that nobody looked at before. */
    private static @Nullable Object mapped(String name, @Nullable Object value, DeclaredType type, int depth) {
        try {
            UnpairedSurrogates.refuse(name);
            if (value != null) {
                UnpairedSurrogates.refuse(value);
            }
        } catch (UnfitValueException e) {
            throw e.within(name);
        }
        return member(name, value, type, depth);
    }

    private static @Nullable Object member(String name, @Nullable Object value, DeclaredType type, int depth) {
        try {
            requireName(name, type);
            return value == null ? null : value(value, type.member(name), depth + 1);
        } catch (UnfitValueException e) {
            throw e.within(name);
        }
    }

    private static void requireName(String name, DeclaredType type) {
        if (name.startsWith(RESERVED_START) && RESERVED.contains(name)) {
            throw new UnfitValueException("is a name that Cedar reserves: use another");
        }
        if (type instanceof RecordOf declared && !declared.attributes().containsKey(name)) {
            throw new UnfitValueException("is not declared by the schema: leave it out");
        }
    }

    private static Object value(Object value, DeclaredType type, int depth) {
        if ((type == Scalar.UNKNOWN || type == Scalar.STRING) && value instanceof String) {
            return value;
        }
        if ((type == Scalar.UNKNOWN || type == Scalar.LONG) && value instanceof Long) {
            return value;
        }
        if (type instanceof EntityOf entity) {
            return CedarScalars.entity(value, entity);
        }
        if (value instanceof Map<?, ?> || value instanceof List<?> || value instanceof CedarSet) {
            return container(value, type, depth);
        }
        if (type instanceof Scalar scalar) {
            return CedarScalars.value(value, scalar);
        }
        throw new UnfitValueException(type instanceof SetOf ? "must be an array" : "must be an object");
    }

    /** The official engine would take some records for entities and for values of extension types. */
    private static Object container(Object value, DeclaredType type, int depth) {
        if (depth > DEEPEST_IN_CONTEXT) {
            throw new UnfitValueException("is nested more than " + DEEPEST + " levels deep: flatten it");
        }
        if (type instanceof Scalar && type != Scalar.UNKNOWN) {
            throw new UnfitValueException("must be a single value, not an object or an array");
        }
        if (value instanceof Map<?, ?> map) {
            if (type instanceof SetOf) {
                throw new UnfitValueException("must be an array");
            }
            return record(map, type, depth);
        }
        if (type instanceof RecordOf) {
            throw new UnfitValueException("must be an object");
        }
        return value instanceof CedarSet set ? set(set, type, depth) : set((List<?>) value, type, depth);
    }

    private static CedarSet set(List<?> elements, DeclaredType type, int depth) {
        Object[] values = new Object[elements.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(elements.get(i), i, type, depth);
        }
        return CedarSet.of(values);
    }

    private static CedarSet set(CedarSet elements, DeclaredType type, int depth) {
        Object[] values = new Object[elements.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(elements.get(i), i, type, depth);
        }
        return CedarSet.of(values);
    }

    private static Object element(@Nullable Object element, int position, DeclaredType type, int depth) {
        try {
            if (element == null) {
                throw new UnfitValueException("is null, which a Cedar set cannot hold: leave it out");
            }
            UnpairedSurrogates.refuse(element);
            return value(element, type.element(), depth + 1);
        } catch (UnfitValueException e) {
            throw e.within(position);
        }
    }
}
