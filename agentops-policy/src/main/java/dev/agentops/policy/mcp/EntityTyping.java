package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.policy.mcp.ValueShape.ArrayOf;
import dev.agentops.policy.mcp.ValueShape.Choice;
import dev.agentops.policy.mcp.ValueShape.Members;
import dev.agentops.policy.mcp.ValueShape.Primitive;
import dev.agentops.policy.mcp.ValueShape.Reference;
import dev.agentops.policy.mcp.ValueShape.Tuple;
import dev.agentops.policy.mcp.ValueShape.Union;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The types that the generator of cedar-policy/cedar-for-agents gives: objects and choices are entity types in a namespace of
 * their tool and argument, and what Cedar cannot express is an entity type without attributes.
 */
final class EntityTyping implements ArgumentTyping {
    static final String OTHERS_TYPE = "Tag";
    static final String ALTERNATIVE_TYPE = "TypeChoice";
    static final String POSITION_TYPE = "Proj";

    private static final String ALTERNATIVE = "typeChoice";
    private static final String POSITION = "proj";

    private final SchemaDraft draft;
    private final SchemaOptions options;
    private final Map<String, String> outermost = new HashMap<>();
    private final Map<Alike, String> shared = new HashMap<>();

    EntityTyping(SchemaDraft draft, SchemaOptions options) {
        this.draft = draft;
        this.options = options;
    }

    @Override
    public void begin(McpToolDescriptions tools) {
        outermost.putAll(defined(draft.root(), tools.definitions(), Map.of()));
        if (options.deduplicate()) {
            share(tools);
        }
    }

    private void share(McpToolDescriptions tools) {
        SharedTypes types = new SharedTypes();
        for (ToolShape tool : tools.tools()) {
            String namespace = namespace(options.actionPrefix() + tool.name());
            types.visit(CedarNames.qualified(namespace, ToolActions.INPUT_TYPE), tool.input());
            if (options.includeOutputs()) {
                types.visit(CedarNames.qualified(namespace, ToolActions.OUTPUT_TYPE), tool.output());
            }
            types.visit(namespace, tool.definitions());
        }
        types.names().forEach(this::share);
    }

    private void share(Alike alike, String name) {
        JsonNode entityType = draft.entityType(name);
        JsonNode commonType = draft.commonType(name);
        if (entityType == null && commonType == null) {
            declare(alike, name);
            shared.put(alike, name);
        } else if (ExistingType.is(alike, entityType, commonType, options.objectsAsRecords())) {
            shared.put(alike, name);
        }
    }

    private void declare(Alike alike, String name) {
        if (alike instanceof Alike.Choices choices) {
            draft.entityType(name, choices(choices.values()));
        } else if (alike instanceof Alike.Leaf leaf) {
            ObjectNode record = TypeNodes.record();
            leaf.members()
                    .forEach(member -> TypeNodes.attribute(
                            record, member.name(), primitive((Primitive) member.shape()), member.required()));
            object(name, record);
        }
    }

    @Override
    public Types types(String name, ToolShape tool) {
        String namespace = namespace(name);
        Map<String, String> scope = defined(namespace, tool.definitions(), outermost);
        ObjectNode input = record(CedarNames.qualified(namespace, ToolActions.INPUT_TYPE), tool.input(), scope);
        return new Types(
                input,
                options.includeOutputs()
                        ? record(CedarNames.qualified(namespace, ToolActions.OUTPUT_TYPE), tool.output(), scope)
                        : TypeNodes.record());
    }

    private String namespace(String tool) {
        return CedarNames.qualified(draft.root(), CedarNames.identifier(tool));
    }

    private ObjectNode record(String namespace, ToolShape.Parameters parameters, Map<String, String> outer) {
        Map<String, String> scope = defined(namespace, parameters.definitions(), outer);
        ObjectNode record = TypeNodes.record();
        parameters
                .members()
                .forEach(member -> TypeNodes.attribute(
                        record,
                        member.name(),
                        type(namespace, member.name(), member.shape(), scope),
                        member.required()));
        return record;
    }

    /** Declares definitions, and gives the names by which references find them: the nearest one of a name. */
    private Map<String, String> defined(
            String namespace, Map<String, ValueShape> definitions, Map<String, String> outer) {
        Map<String, String> scope = new HashMap<>(outer);
        definitions.keySet().forEach(name -> scope.put(name, qualified(namespace, name)));
        definitions.forEach((name, shape) -> {
            ObjectNode type = type(namespace, definedName(name, shape), shape, scope);
            String declared = draft.declared(qualified(namespace, name));
            if (!type.path(TypeNodes.NAME).asText().equals(declared)) {
                draft.commonType(qualified(namespace, name), TypeNodes.withUnqualifiedRecords(namespace, type));
            }
        });
        return scope;
    }

    /** The elements of a defined array need a name besides that of the array. */
    static String definedName(String definition, ValueShape shape) {
        return shape instanceof ArrayOf ? definition + "Element" : definition;
    }

    private static String qualified(String namespace, String name) {
        return CedarNames.qualified(namespace, CedarNames.identifier(name));
    }

    private ObjectNode type(String namespace, String name, ValueShape shape, Map<String, String> scope) {
        if (shape instanceof Primitive primitive) {
            return primitive(primitive);
        }
        if (shape instanceof Choice choice) {
            return choice(namespace, name, choice);
        }
        if (shape instanceof ArrayOf array) {
            return TypeNodes.set(type(namespace, name, array.element(), scope));
        }
        if (shape instanceof Tuple tuple) {
            return tuple(qualified(namespace, name), tuple, scope);
        }
        if (shape instanceof Union union) {
            return union(qualified(namespace, name), union, scope);
        }
        return shape instanceof Reference reference
                ? TypeNodes.named(draft.declared(Objects.requireNonNull(scope.get(reference.name()), reference.name())))
                : members(namespace, name, (Members) shape, scope);
    }

    private ObjectNode primitive(Primitive primitive) {
        return switch (primitive) {
            case BOOL -> TypeNodes.named("Bool");
            case INTEGER -> TypeNodes.named("Long");
            case STRING -> TypeNodes.named("String");
            case DECIMAL -> TypeNodes.named("decimal");
            case DATETIME -> TypeNodes.named("datetime");
            case DURATION -> TypeNodes.named("duration");
            case IP -> TypeNodes.named("ipaddr");
            case FLOAT -> number("Float");
            case NUMBER -> number("Number");
            case NULL -> opaque("Null");
            case UNKNOWN -> opaque("Unknown");
        };
    }

    private ObjectNode number(String name) {
        return options.numbersAsDecimal() ? TypeNodes.named("decimal") : opaque(name);
    }

    /** These are told apart by equality alone, so one type in the stub's namespace is enough for all tools. */
    private ObjectNode opaque(String name) {
        String qualified = CedarNames.qualified(draft.root(), name);
        draft.opaqueType(qualified);
        return TypeNodes.entity(qualified);
    }

    private ObjectNode choice(String namespace, String name, Choice choice) {
        String known = shared.get(Alike.of(name, choice));
        if (known == null) {
            draft.entityType(qualified(namespace, name), choices(choice.values()));
        }
        return TypeNodes.entity(draft.declared(known == null ? qualified(namespace, name) : known));
    }

    private static ObjectNode choices(List<String> values) {
        values.stream()
                .filter(value -> !OfficialSchema.takes(value))
                .findFirst()
                .ifPresent(value -> {
                    throw new SchemaGenerationException(
                            "an enum has the value " + value
                                    + ", and the engine takes no character beyond U+FFFF in a name; declare arguments as plain values");
                });
        return TypeNodes.object().set("enum", TypeNodes.texts(values));
    }

    private ObjectNode tuple(String inner, Tuple tuple, Map<String, String> scope) {
        ObjectNode record = TypeNodes.record();
        for (int i = 0; i < tuple.elements().size(); i++) {
            ObjectNode type = type(inner, POSITION_TYPE + i, tuple.elements().get(i), scope);
            TypeNodes.attribute(record, POSITION + i, type, true);
        }
        return record;
    }

    /** A member for each alternative, of which a value has one. */
    private ObjectNode union(String inner, Union union, Map<String, String> scope) {
        ObjectNode record = TypeNodes.record();
        for (int i = 0; i < union.alternatives().size(); i++) {
            ObjectNode type =
                    type(inner, ALTERNATIVE_TYPE + i, union.alternatives().get(i), scope);
            TypeNodes.attribute(record, ALTERNATIVE + i, type, false);
        }
        return record;
    }

    private ObjectNode members(String namespace, String name, Members members, Map<String, String> scope) {
        Alike alike = Alike.of(name, members);
        String known = alike == null ? null : shared.get(alike);
        if (known != null) {
            return reference(known, true);
        }
        String inner = qualified(namespace, name);
        ValueShape others = members.others();
        ObjectNode tags = others == null ? null : type(inner, name + OTHERS_TYPE, others, scope);
        ObjectNode record = TypeNodes.record();
        members.members().forEach(member -> {
            ObjectNode type = type(inner, member.name(), member.shape(), scope);
            TypeNodes.attribute(record, member.name(), TypeNodes.unqualified(namespace, type), member.required());
        });
        if (tags == null) {
            object(inner, record);
        } else {
            draft.entityType(inner, entityType(record).set("tags", tags));
        }
        return reference(inner, tags == null);
    }

    private void object(String qualified, ObjectNode record) {
        if (options.objectsAsRecords()) {
            draft.commonType(qualified, record);
        } else {
            draft.entityType(qualified, entityType(record));
        }
    }

    private ObjectNode reference(String qualified, boolean fixed) {
        String declared = draft.declared(qualified);
        return fixed && options.objectsAsRecords() ? TypeNodes.named(declared) : TypeNodes.entity(declared);
    }

    private static ObjectNode entityType(ObjectNode record) {
        ObjectNode type = TypeNodes.object();
        if (!record.path("attributes").isEmpty()) {
            type.set("shape", record);
        }
        return type;
    }
}
