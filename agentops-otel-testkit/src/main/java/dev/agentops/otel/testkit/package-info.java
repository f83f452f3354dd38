/** OTLP receivers for tests: what an application really exports, decoded from the bytes that came over the wire. */
@NullMarked
package dev.agentops.otel.testkit;

import org.jspecify.annotations.NullMarked;
