/** A small retail agent that is guarded end to end. */
@NullMarked
package dev.agentops.examples.quickstart;

import org.jspecify.annotations.NullMarked;
