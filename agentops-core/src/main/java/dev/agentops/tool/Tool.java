package dev.agentops.tool;

import org.jspecify.annotations.Nullable;

/** A tool that may be registered: its description, its schema and, unless each call brings one, its body. Immutable. */
public final class Tool {
    private final ToolDescriptor descriptor;
    private final ToolSchema schema;
    private final @Nullable ToolCode code;

    private Tool(ToolDescriptor descriptor, ToolSchema schema, @Nullable ToolCode code) {
        this.descriptor = descriptor;
        this.schema = schema;
        this.code = code;
    }

    /** Starts a tool: any arguments, results untrusted, of type {@code function}. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The tool without its code. */
    public ToolDescriptor descriptor() {
        return descriptor;
    }

    /** The tool's name. */
    public String name() {
        return descriptor.name();
    }

    /** Which arguments it takes. */
    public ToolSchema schema() {
        return schema;
    }

    /** Its body; null when each call brings its own. */
    public @Nullable ToolCode code() {
        return code;
    }

    @Override
    public String toString() {
        return "Tool(" + name() + ")";
    }

    /** Collects the optional parts. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private String description = "";
        private String type = "function";
        private boolean readOnly;
        private TrustLabel resultTrust = TrustLabel.UNTRUSTED;
        private ToolSchema schema = ToolSchema.any();
        private @Nullable ToolCode code;

        private Builder(String name) {
            this.name = name;
        }

        /** What the tool does, as the model reads it. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** {@code function}, {@code extension} or {@code datastore}. */
        public Builder type(String type) {
            this.type = type;
            return this;
        }

        /** The tool changes nothing. */
        public Builder readOnly(boolean readOnly) {
            this.readOnly = readOnly;
            return this;
        }

        /** The label of its results; {@link TrustLabel#UNTRUSTED} unless told. */
        public Builder resultTrust(TrustLabel label) {
            this.resultTrust = label;
            return this;
        }

        /** Which arguments it takes. */
        public Builder schema(ToolSchema schema) {
            this.schema = schema;
            return this;
        }

        /** Its body, which returns the result. */
        public Builder body(ToolBody body) {
            this.code = body;
            return this;
        }

        /** Its body, which returns a stage. */
        public Builder asyncBody(AsyncToolBody body) {
            this.code = body;
            return this;
        }

        /** Its body, which returns a stream. */
        public Builder streamingBody(StreamingToolBody body) {
            this.code = body;
            return this;
        }

        /** Builds the tool; {@link IllegalArgumentException} when the name is not acceptable. */
        public Tool build() {
            return new Tool(new ToolDescriptor(name, description, type, readOnly, resultTrust), schema, code);
        }
    }
}
