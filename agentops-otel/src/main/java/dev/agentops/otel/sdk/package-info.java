/** What needs the OpenTelemetry SDK, for applications that hand theirs over. */
@NullMarked
package dev.agentops.otel.sdk;

import org.jspecify.annotations.NullMarked;
