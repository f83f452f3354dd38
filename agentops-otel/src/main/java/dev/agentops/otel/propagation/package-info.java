/** W3C Trace Context and W3C Baggage to the letter, for headers that anybody may have written. */
@NullMarked
package dev.agentops.otel.propagation;

import org.jspecify.annotations.NullMarked;
