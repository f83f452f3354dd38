/** Two engines on the same seeded policy sets, entities and requests: they must agree on every answer. */
@NullMarked
package dev.agentops.policy.differential;

import org.jspecify.annotations.NullMarked;
