/** What the author of a memory store tests it with. Needs {@code agentops-memory} beside the test kit. */
@NullMarked
package dev.agentops.testkit.memory;

import org.jspecify.annotations.NullMarked;
