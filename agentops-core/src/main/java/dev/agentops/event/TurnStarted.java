package dev.agentops.event;

import dev.agentops.content.Content;

/**
 * A turn began: the user said something.
 *
 * @param session the session
 * @param number the turn's number in its session, from 1
 * @param userMessage what the user said, as far as content is recorded
 * @param atEpochMillis when, in milliseconds since the epoch
 */
public record TurnStarted(SessionOpened session, int number, Content userMessage, long atEpochMillis)
        implements StartEvent {}
