/** The contract of evaluators, for who writes one. Needs {@code agentops-eval} beside the test kit. */
@NullMarked
package dev.agentops.testkit.eval;

import org.jspecify.annotations.NullMarked;
