package dev.agentops.policy.mcp;

/**
 * What is wanted of a schema.
 *
 * @param actionPrefix stands before each tool's name in the name of its action
 */
record SchemaOptions(
        boolean keepAnnotations,
        boolean objectsAsRecords,
        boolean includeOutputs,
        boolean flattenNamespaces,
        boolean numbersAsDecimal,
        boolean deduplicate,
        boolean plainValues,
        String actionPrefix) {}
