/** The expressions of policies as trees of small evaluators, and the entities that they read. */
@NullMarked
package dev.agentops.policy.internal.expression;

import org.jspecify.annotations.NullMarked;
