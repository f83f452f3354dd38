/** Comparison of this library's decisions with the public conformance data of Cedar. */
@NullMarked
package dev.agentops.policy.conformance;

import org.jspecify.annotations.NullMarked;
