/** Agents behind plain HTTP: traces and sessions over process boundaries. */
@NullMarked
package dev.agentops.examples.httpagents;

import org.jspecify.annotations.NullMarked;
