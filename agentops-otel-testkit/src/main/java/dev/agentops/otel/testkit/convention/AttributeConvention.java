package dev.agentops.otel.testkit.convention;

/**
 * An attribute, wherever it is used.
 *
 * @param name its name; one that ends with {@code .*} stands for all names below
 * @param type its type
 * @param values what it may hold
 * @param status how settled its name is
 * @param source the file and version where it is defined
 */
public record AttributeConvention(
        String name, ValueType type, AllowedValues values, ConventionStatus status, String source) {}
