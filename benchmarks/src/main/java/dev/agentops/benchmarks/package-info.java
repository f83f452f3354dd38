/** What one guarded tool call costs, measured by JMH. */
@NullMarked
package dev.agentops.benchmarks;

import org.jspecify.annotations.NullMarked;
