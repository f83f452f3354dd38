/** The agentops command. */
@NullMarked
package dev.agentops.cli;

import org.jspecify.annotations.NullMarked;
