/**
 * JSON values that nobody can change: the frozen form in which the arguments of a call are decided on and handed to the
 * tool.
 *
 * <p>A value is one of {@link dev.agentops.json.JsonObject}, {@link dev.agentops.json.JsonArray}, {@link String},
 * {@link Long}, {@link java.math.BigInteger} (beyond 64 bits), {@link java.math.BigDecimal}, {@link Boolean} or
 * {@code null}. Text follows RFC 8259; members with equal names are refused, as RFC 8259 section 4 lets a receiver do.
 */
@NullMarked
package dev.agentops.json;

import org.jspecify.annotations.NullMarked;
