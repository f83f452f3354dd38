package dev.agentops.otel.testkit;

import io.opentelemetry.api.common.Attributes;

/**
 * Where telemetry comes from.
 *
 * @param resource the attributes of the process
 * @param scopeName the instrumentation scope
 * @param scopeVersion its version; empty when it has none
 * @param schemaUrl the schema of the conventions that were followed; empty when none was named
 */
public record ReceivedSource(Attributes resource, String scopeName, String scopeVersion, String schemaUrl) {}
