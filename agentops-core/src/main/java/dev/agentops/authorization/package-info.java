/** May this be done now: the question that is asked before each call, and its answer. */
@NullMarked
package dev.agentops.authorization;

import org.jspecify.annotations.NullMarked;
