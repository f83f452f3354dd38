/**
 * Streaming readers of recorded agent sessions.
 *
 * <p>{@link dev.agentops.cli.sessions.SessionFiles} walks files and folders, tells each file's format by its content and
 * hands one session after another to a {@link dev.agentops.cli.sessions.SessionHandler}. One session is in memory at a
 * time; everything wrong with a file is a {@link dev.agentops.cli.sessions.SessionProblem}, never an exception.
 */
@NullMarked
package dev.agentops.cli.sessions;

import org.jspecify.annotations.NullMarked;
