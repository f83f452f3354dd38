/** What schema and entities say, and how values of a live call become Cedar values under them. */
@NullMarked
package dev.agentops.policy.internal.schema;

import org.jspecify.annotations.NullMarked;
