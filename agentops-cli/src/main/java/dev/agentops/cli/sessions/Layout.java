package dev.agentops.cli.sessions;

/** How JSON values stand in a file. */
enum Layout {
    /** One value, over any number of lines. */
    DOCUMENT,
    /** A value on each line; a malformed line does not touch the others. */
    LINES
}
