package dev.agentops.cli;

import dev.agentops.policy.mcp.CedarSchemaGenerator;
import picocli.CommandLine.Option;

/** Options of {@code agentops policy schema} that are switches. */
final class SchemaStyle {
    @Option(
            names = "--plain-values",
            description = "Declare arguments as this library reads them; always without --stub.")
    private boolean plainValues;

    @Option(names = "--keep-annotations", description = "Keep the @mcp_ annotations of the stub.")
    private boolean keepAnnotations;

    @Option(names = "--objects-as-records", description = "Declare objects as records instead of entities.")
    private boolean objectsAsRecords;

    @Option(names = "--include-outputs", description = "Declare results too, as context.output.")
    private boolean includeOutputs;

    @Option(names = "--flatten-namespaces", description = "Declare all types in the stub's namespace.")
    private boolean flattenNamespaces;

    @Option(
            names = {"--numbers-as-decimal", "--encode-numbers-as-decimal"},
            description = "Declare numbers as decimal instead of opaque entities.")
    private boolean numbersAsDecimal;

    @Option(
            names = {"--deduplicate", "--deduplicate-entity-types"},
            description = "Declare alike types of several tools once.")
    private boolean deduplicate;

    /** The presets declare plain values by themselves: only a stub leaves the choice. */
    CedarSchemaGenerator.Builder of(CedarSchemaGenerator.Builder builder) {
        if (plainValues) {
            builder.plainValues(true);
        }
        return builder.keepAnnotations(keepAnnotations)
                .objectsAsRecords(objectsAsRecords)
                .includeOutputs(includeOutputs)
                .flattenNamespaces(flattenNamespaces)
                .numbersAsDecimal(numbersAsDecimal)
                .deduplicate(deduplicate);
    }
}
