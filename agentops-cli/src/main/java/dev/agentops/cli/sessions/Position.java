package dev.agentops.cli.sessions;

/**
 * A place in a file.
 *
 * @param line from 1, 0 when unknown
 * @param column from 1, 0 when unknown
 */
record Position(long line, long column) {

    static final Position UNKNOWN = new Position(0, 0);
}
