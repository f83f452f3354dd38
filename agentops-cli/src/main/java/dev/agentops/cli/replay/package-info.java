/**
 * Replay of recorded sessions through the real path of a call.
 *
 * <p>{@link dev.agentops.cli.replay.Replayer} runs each recorded call with its recorded result as the tool's body;
 * {@link dev.agentops.cli.replay.SummaryCounter} counts what came of it in bounded memory.
 */
@NullMarked
package dev.agentops.cli.replay;

import org.jspecify.annotations.NullMarked;
