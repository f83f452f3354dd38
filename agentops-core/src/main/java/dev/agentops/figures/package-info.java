/** Operational figures: how the parts of a system are doing, in numbers that observers may show as metrics. */
@NullMarked
package dev.agentops.figures;

import org.jspecify.annotations.NullMarked;
