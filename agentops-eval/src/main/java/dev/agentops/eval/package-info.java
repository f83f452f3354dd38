/** Evaluators of sessions and turns, and online sampling. */
@NullMarked
package dev.agentops.eval;

import org.jspecify.annotations.NullMarked;
