/** Who acts: the authenticated principal of a session and the agent that works for it. */
@NullMarked
package dev.agentops.identity;

import org.jspecify.annotations.NullMarked;
