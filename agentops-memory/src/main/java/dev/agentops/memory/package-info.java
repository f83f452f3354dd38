/** Memory of agents: namespaces, isolation and an in-process store. */
@NullMarked
package dev.agentops.memory;

import org.jspecify.annotations.NullMarked;
