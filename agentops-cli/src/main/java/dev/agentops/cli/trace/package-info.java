/**
 * The spans of one replayed session, read back from the OTLP bytes that were written of them.
 *
 * <p>{@link dev.agentops.cli.trace.SpanCapture} keeps the bytes, {@link dev.agentops.cli.trace.SessionTrace} is what they say.
 */
@NullMarked
package dev.agentops.cli.trace;

import org.jspecify.annotations.NullMarked;
