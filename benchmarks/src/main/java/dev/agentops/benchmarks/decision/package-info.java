/** What one decision costs, beside what others take for the same question. */
@NullMarked
package dev.agentops.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
