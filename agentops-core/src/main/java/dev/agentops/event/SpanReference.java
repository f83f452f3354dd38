package dev.agentops.event;

/**
 * Where a turn or call was recorded in a trace, for what is said of it after its end. It keeps nothing else alive.
 *
 * @param traceId 32 hexadecimal digits, as W3C Trace Context has them
 * @param spanId 16 hexadecimal digits
 * @param sampled whether the trace is sampled
 */
public record SpanReference(String traceId, String spanId, boolean sampled) {}
