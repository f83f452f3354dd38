/**
 * Values of Cedar while a request is decided.
 *
 * <p>A value is a {@link java.lang.String}, {@link java.lang.Long} or {@link java.lang.Boolean}, an
 * {@link dev.agentops.policy.value.EntityUid}, a {@link dev.agentops.policy.value.CedarDecimal},
 * {@link dev.agentops.policy.value.CedarDateTime}, {@link dev.agentops.policy.value.CedarDuration} or
 * {@link dev.agentops.policy.value.CedarIp}, a {@link dev.agentops.policy.value.CedarSet}, or a record: any
 * {@link java.util.Map} from names to values, without null, that does not change while it is used. Two values are equal in
 * Cedar exactly when {@code equals} says so. All types are immutable and thread-safe.
 */
@NullMarked
package dev.agentops.policy.value;

import org.jspecify.annotations.NullMarked;
