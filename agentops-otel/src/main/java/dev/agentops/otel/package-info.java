/** OpenTelemetry for agents: spans, metrics and propagation by the GenAI semantic conventions. */
@NullMarked
package dev.agentops.otel;

import org.jspecify.annotations.NullMarked;
