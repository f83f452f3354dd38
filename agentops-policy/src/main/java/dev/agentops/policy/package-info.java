/** Decisions by Cedar policies: loading, validation and authorization. */
@NullMarked
package dev.agentops.policy;

import org.jspecify.annotations.NullMarked;
