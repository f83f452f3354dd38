package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Adds an action for each tool. */
final class ToolActions {
    static final String INPUT_TYPE = "Input";
    static final String OUTPUT_TYPE = "Output";

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    /** What a call's context holds besides the contexts of the stub. */
    static final Set<String> MEMBERS = Set.of(INPUT, OUTPUT);

    private final Stub stub;
    private final SchemaDraft draft;
    private final boolean outputs;

    ToolActions(Stub stub, SchemaDraft draft, boolean outputs) {
        this.stub = stub;
        this.draft = draft;
        this.outputs = outputs;
    }

    void add(String name, ArgumentTyping.Types types) {
        ObjectNode context = TypeNodes.record();
        stub.contexts().forEach((member, type) -> TypeNodes.attribute(context, member, TypeNodes.named(type), true));
        TypeNodes.attribute(context, INPUT, declared(name + INPUT_TYPE, types.input()), true);
        if (outputs) {
            TypeNodes.attribute(context, OUTPUT, declared(name + OUTPUT_TYPE, types.output()), false);
        }
        draft.action(name, action(context));
    }

    private ObjectNode declared(String name, ObjectNode record) {
        String identifier = CedarNames.identifier(name);
        draft.commonType(CedarNames.qualified(stub.namespace(), identifier), record);
        return TypeNodes.common(identifier);
    }

    private ObjectNode action(ObjectNode context) {
        ObjectNode action = TypeNodes.object();
        ObjectNode appliesTo = action.putObject("appliesTo");
        appliesTo.set("resourceTypes", TypeNodes.texts(stub.resources()));
        appliesTo.set("principalTypes", TypeNodes.texts(stub.principals()));
        appliesTo.set("context", context);
        if (!stub.actions().isEmpty()) {
            ArrayNode parents = action.putArray("memberOf");
            stub.actions().forEach(parent -> parents.addObject().put("id", parent));
        }
        return action;
    }
}
