package dev.agentops.tools.internal;

import dev.agentops.json.JsonLimits;

/** How much a schema may ask for; far beyond any tool that people write. */
public final class SchemaLimits {
    /** The schema itself. */
    public static final JsonLimits SIZE = new JsonLimits(100, 500_000, 20_000);

    /** Schemas in one document, the targets of references counted once more. */
    static final int SUBSCHEMAS = 5_000;

    /** Problems reported of one schema. */
    static final int SCHEMA_PROBLEMS = 100;

    /** Problems reported of one call. */
    static final int ARGUMENT_PROBLEMS = 50;

    /** Schemas applied to values, and units of comparison, while one call is checked. */
    static final int STEPS = 2_000_000;

    /** Digits and places of a number that the general validator is given, which does not count such work; any double fits. */
    static final int GENERAL_DIGITS = 400;

    /** Schemas inside each other while one call is checked. */
    static final int NESTING = 500;

    /** Characters of one expression. */
    static final int PATTERN_LENGTH = 1_000;

    /** Instructions of all expressions of one schema together. */
    static final int PATTERN_INSTRUCTIONS = 50_000;

    private SchemaLimits() {}
}
