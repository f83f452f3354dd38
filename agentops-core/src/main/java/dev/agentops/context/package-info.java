/** Where the current session, turn and call are found by code that was not handed them, such as a framework's callback. */
@NullMarked
package dev.agentops.context;

import org.jspecify.annotations.NullMarked;
