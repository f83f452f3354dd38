package dev.agentops.policy;

import dev.agentops.policy.internal.expression.Entity;
import dev.agentops.policy.internal.schema.PrincipalFacts;

/**
 * A principal as policies see it.
 *
 * @param entity with all that the call and the entities file know of it
 * @param facts what the call brings of it
 */
record Actor(Entity entity, PrincipalFacts facts) {}
