package dev.agentops.policy.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Makes a Cedar schema of tool descriptions: an action for each tool, whose context holds the arguments as {@code input}.
 *
 * <p>The principal, the resource and the rest of the context come from a stub: {@link #standard()} is for
 * {@code CedarMapping.standard()}, {@link #agentCore(String)} for policies of Amazon Bedrock AgentCore, {@link #stub(String)} for
 * one's own. Arguments are declared in one of two ways. As <i>plain values</i> they have the types that this library gives them
 * when it decides on a live call: what a generated schema of this kind accepts is what the tool accepts, as far as Cedar can tell,
 * and {@link GeneratedSchema#warnings()} says where it cannot. Otherwise they have the types that the generator of
 * cedar-policy/cedar-for-agents gives, with entity types for objects and choices: for engines that are fed by its request
 * generator; this library never takes an argument for an entity.
 *
 * <p>The same descriptions and options give the same schema. Immutable and thread-safe.
 *
 * @see <a href="https://github.com/cedar-policy/cedar-for-agents">cedar-for-agents</a>
 */
public final class CedarSchemaGenerator {
    private final Stub stub;
    private final SchemaOptions options;

    private CedarSchemaGenerator(Stub stub, SchemaOptions options) {
        this.stub = stub;
        this.options = options;
    }

    /** A schema for the mapping of this library: plain values, no namespace. */
    public static Builder standard() {
        return new Builder(StandardStubs.STANDARD).plainValues(true);
    }

    /**
     * A schema for AgentCore policies: plain values, and actions {@code AgentCore::Action::"<target>___<tool>"}.
     *
     * @param target the name of the gateway's target
     */
    public static Builder agentCore(String target) {
        return new Builder(StandardStubs.AGENT_CORE)
                .plainValues(true)
                .actionPrefix(target + StandardStubs.TARGET_SEPARATOR);
    }

    /**
     * A schema that extends a stub.
     *
     * @param cedar a schema in Cedar's format, with one namespace or none, in which {@code @mcp_principal} and
     *     {@code @mcp_resource} mark entity types, {@code @mcp_context("name")} types that each context has under that name, and
     *     {@code @mcp_action} actions that each tool is in
     */
    public static Builder stub(String cedar) {
        return new Builder(cedar);
    }

    /**
     * Makes the schema.
     *
     * @throws SchemaGenerationException when none can be made that the official engine accepts
     */
    public GeneratedSchema generate(McpToolDescriptions tools) {
        SchemaDraft draft = new SchemaDraft(stub, options);
        PlainTyping plain = new PlainTyping();
        ArgumentTyping typing = options.plainValues() ? plain : new EntityTyping(draft, options);
        typing.begin(tools);
        ToolActions actions = new ToolActions(stub, draft, options.includeOutputs());
        for (ToolShape tool : tools.tools()) {
            String name = options.actionPrefix() + tool.name();
            actions.add(name, typing.types(name, tool));
        }
        return accepted(draft.json(), plain.warnings());
    }

    private static GeneratedSchema accepted(ObjectNode json, List<String> warnings) {
        TypeWeight.check(json);
        return new GeneratedSchema(json, OfficialSchema.cedarOf(json), warnings);
    }

    /** Options of a generator; each is off unless it is said otherwise. Not thread-safe. */
    public static final class Builder {
        private final String stub;
        private boolean keepAnnotations;
        private boolean objectsAsRecords;
        private boolean includeOutputs;
        private boolean flattenNamespaces;
        private boolean numbersAsDecimal;
        private boolean deduplicate;
        private boolean plainValues;
        private String actionPrefix = "";

        private Builder(String stub) {
            this.stub = stub;
        }

        /** Keep the {@code @mcp_…} annotations of the stub in the schema. */
        public Builder keepAnnotations(boolean keep) {
            keepAnnotations = keep;
            return this;
        }

        /** Declare objects without {@code additionalProperties} as records instead of entities. */
        public Builder objectsAsRecords(boolean records) {
            objectsAsRecords = records;
            return this;
        }

        /** Declare the results too, as {@code context.output}, which may be absent. */
        public Builder includeOutputs(boolean include) {
            includeOutputs = include;
            return this;
        }

        /** Declare all types in the stub's namespace: {@code tool::Input::mode} becomes {@code tool_Input_mode}. */
        public Builder flattenNamespaces(boolean flatten) {
            flattenNamespaces = flatten;
            return this;
        }

        /** Declare numbers as {@code decimal}, which has four digits after the point, instead of opaque entities. */
        public Builder numbersAsDecimal(boolean decimal) {
            numbersAsDecimal = decimal;
            return this;
        }

        /**
         * Declare choices, and objects whose members have no parts, once in the lowest namespace that they have in common, when
         * several of one name are alike.
         */
        public Builder deduplicate(boolean once) {
            deduplicate = once;
            return this;
        }

        /**
         * Declare arguments with the types that this library gives them. Objects, numbers and choices are then records, decimals
         * and texts, and the options about them, about namespaces and about alike types change nothing.
         */
        public Builder plainValues(boolean plain) {
            plainValues = plain;
            return this;
        }

        /** What stands before each tool's name in the name of its action, such as {@code Target___}. */
        public Builder actionPrefix(String prefix) {
            actionPrefix = prefix;
            return this;
        }

        /**
         * Builds the generator.
         *
         * @throws SchemaGenerationException when the stub cannot be used, or options contradict each other
         */
        public CedarSchemaGenerator build() {
            if (plainValues && includeOutputs) {
                throw new SchemaGenerationException(
                        "results cannot be declared as plain values: a call is decided before it has one; leave them out");
            }
            return new CedarSchemaGenerator(
                    Stub.parse(stub),
                    new SchemaOptions(
                            keepAnnotations,
                            objectsAsRecords,
                            includeOutputs,
                            flattenNamespaces,
                            numbersAsDecimal,
                            deduplicate,
                            plainValues,
                            actionPrefix));
        }
    }
}
