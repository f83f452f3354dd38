/**
 * What happened, in the past tense, and who is told.
 *
 * <p>Each level is started once and ended once, and a start is told before its end. Nested like this:
 *
 * <pre>
 * SessionOpened
 *   TurnStarted
 *     CallStarted
 *       CallDecided            (unless the call was refused before the decision)
 *     CallCompleted | CallDenied | CallFailed
 *   TurnEnded
 *   CallStarted ...            (a memory access of the session, outside of a turn)
 * SessionEnded
 * </pre>
 */
@NullMarked
package dev.agentops.event;

import org.jspecify.annotations.NullMarked;
