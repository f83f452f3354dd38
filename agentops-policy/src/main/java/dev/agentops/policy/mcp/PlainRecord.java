package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.mcp.ScopedShape.Scope;
import dev.agentops.policy.mcp.ValueShape.ArrayOf;
import dev.agentops.policy.mcp.ValueShape.Choice;
import dev.agentops.policy.mcp.ValueShape.Member;
import dev.agentops.policy.mcp.ValueShape.Members;
import dev.agentops.policy.mcp.ValueShape.Primitive;
import dev.agentops.policy.mcp.ValueShape.Reference;
import dev.agentops.policy.mcp.ValueShape.Tuple;
import dev.agentops.policy.mcp.ValueShape.Union;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The record of one tool's arguments, as plain values. */
final class PlainRecord {
    private static final int MOST_PARTS = 100_000;
    private static final int DEEPEST = 60;
    private static final int MOST_ALTERNATIVES = 1_000;
    private static final String LONG = "Long";
    private static final String DECIMAL = "decimal";

    private final String tool;
    private final SchemaWarnings warnings;
    /** Definitions that are being written out, by identity: two places may define the same. */
    private final Set<ValueShape> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private int depth;
    private int parts;

    PlainRecord(String tool, SchemaWarnings warnings) {
        this.tool = tool;
        this.warnings = warnings;
    }

    ObjectNode of(String path, List<Member> members, Scope scope) {
        ObjectNode record = TypeNodes.record();
        for (Member member : members) {
            add(record, path + "." + member.name(), member, new ScopedShape(member.shape(), scope));
        }
        return record;
    }

    /** A member that is always null never reaches a policy. */
    private void add(ObjectNode record, String path, Member member, ScopedShape scoped) {
        if (isNull(scoped)) {
            return;
        }
        ObjectNode type = type(path, scoped);
        if (type != null) {
            TypeNodes.attribute(record, member.name(), type, member.required() && !isNullable(scoped));
        } else {
            warn(
                    path,
                    "has no type in Cedar and is left out of the schema: "
                            + (member.required() ? "it is required, so every call" : "each call that has it")
                            + " is denied");
        }
    }

    private void warn(String path, String message) {
        warnings.add(tool, path, message);
    }

    /** Null when Cedar has no type for it, among others because it contains itself. */
    private @Nullable ObjectNode type(String path, ScopedShape scoped) {
        if (++parts > MOST_PARTS) {
            throw new SchemaGenerationException("tool " + tool + ": the arguments have more than " + MOST_PARTS
                    + " parts when references are replaced by what they stand for; simplify its definitions");
        }
        ScopedShape resolved = scoped.resolved();
        boolean named = scoped.shape() instanceof Reference;
        if (depth > DEEPEST || (named && !open.add(resolved.shape()))) {
            return null;
        }
        depth++;
        ObjectNode type = typeOf(path, resolved);
        depth--;
        if (named) {
            open.remove(resolved.shape());
        }
        return type;
    }

    private @Nullable ObjectNode typeOf(String path, ScopedShape scoped) {
        ValueShape shape = scoped.shape();
        if (shape instanceof Primitive primitive) {
            return primitive(primitive);
        }
        if (shape instanceof Choice) {
            return TypeNodes.named("String");
        }
        if (shape instanceof ArrayOf array) {
            return setOf(type(path + "[]", scoped.with(array.element())));
        }
        if (shape instanceof Tuple tuple) {
            return setOf(common(path + "[]", scoped, tuple.elements()));
        }
        if (shape instanceof Union union) {
            return common(path, scoped, union.alternatives());
        }
        return shape instanceof Members members ? members(path, scoped, members) : null;
    }

    private static @Nullable ObjectNode primitive(Primitive primitive) {
        return switch (primitive) {
            case BOOL -> TypeNodes.named("Bool");
            case INTEGER -> TypeNodes.named(LONG);
            case FLOAT, NUMBER, DECIMAL -> TypeNodes.named(DECIMAL);
            case IP -> TypeNodes.named("ipaddr");
            // Times are spelled otherwise in Cedar: as one of its types, most of what the tool accepts would be
            // refused.
            case STRING, DATETIME, DURATION -> TypeNodes.named("String");
            case NULL, UNKNOWN -> null;
        };
    }

    private static @Nullable ObjectNode setOf(@Nullable ObjectNode element) {
        return element == null ? null : TypeNodes.set(element);
    }

    private ObjectNode members(String path, ScopedShape scoped, Members members) {
        if (members.others() != null || members.members().isEmpty()) {
            warn(
                    path,
                    "may have members of any name, which Cedar's records cannot: a call with one that its schema does"
                            + " not name is denied");
        }
        return of(path, members.members(), scoped.scope());
    }

    /** One type that fits all of several shapes, null among them left aside. */
    private @Nullable ObjectNode common(String path, ScopedShape outer, List<ValueShape> shapes) {
        ObjectNode common = null;
        for (ValueShape shape : shapes) {
            if (isNull(outer.with(shape))) {
                continue;
            }
            ObjectNode type = type(path, outer.with(shape));
            if (type == null || (common != null && !common.equals(type) && !areNumbers(common, type))) {
                return null;
            }
            common = common == null || common.equals(type) ? type : TypeNodes.named(DECIMAL);
        }
        return common;
    }

    private static boolean areNumbers(ObjectNode one, ObjectNode other) {
        Set<String> names = Set.of(LONG, DECIMAL);
        return names.contains(one.path(TypeNodes.NAME).asText())
                && names.contains(other.path(TypeNodes.NAME).asText());
    }

    private static boolean isNull(ScopedShape scoped) {
        return scoped.resolved().shape() == Primitive.NULL;
    }

    /** Looks through alternatives of alternatives, at the first of them: there can be very many. */
    private static boolean isNullable(ScopedShape scoped) {
        Deque<ScopedShape> open = new ArrayDeque<>(List.of(scoped));
        for (int seen = 0; seen < MOST_ALTERNATIVES && !open.isEmpty(); seen++) {
            ScopedShape next = open.remove().resolved();
            if (next.shape() == Primitive.NULL) {
                return true;
            }
            if (next.shape() instanceof Union union) {
                union.alternatives().stream()
                        .limit(MOST_ALTERNATIVES)
                        .map(next::with)
                        .forEach(open::add);
            }
        }
        return false;
    }
}
