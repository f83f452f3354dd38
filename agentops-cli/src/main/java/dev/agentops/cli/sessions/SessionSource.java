package dev.agentops.cli.sessions;

import java.nio.file.Path;

/**
 * Where a session was recorded.
 *
 * @param file the file as it was found below the path that was given
 * @param label the file named without the machine's folders: the file name, or the given folder's name and the path
 *     below it, with {@code /} between; unique within one run
 * @param index position of the session in its file, from 0, counting the sessions that were refused too
 * @param line line where the session starts, from 1; 0 when it is spread over the file, as spans are
 */
public record SessionSource(Path file, String label, int index, long line) {}
