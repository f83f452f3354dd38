/** The kernel: vocabulary, tool registry, the pipeline of one call, its events and its SPIs. */
@NullMarked
package dev.agentops;

import org.jspecify.annotations.NullMarked;
