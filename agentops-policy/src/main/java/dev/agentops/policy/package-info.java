/**
 * Decisions by Cedar policies: a folder of policies, schema and entities, validated when it is loaded, and asked before each
 * call.
 *
 * <p>{@link dev.agentops.policy.CedarAuthorizer} is the way in. It denies by default, a {@code forbid} wins, every policy that
 * determined the answer is a reason, and whatever cannot be decided is denied.
 */
@NullMarked
package dev.agentops.policy;

import org.jspecify.annotations.NullMarked;
