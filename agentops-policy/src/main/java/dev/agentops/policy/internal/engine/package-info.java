/** The engines that decide Cedar requests: the compiled one, and the official one behind it. */
@NullMarked
package dev.agentops.policy.internal.engine;

import org.jspecify.annotations.NullMarked;
