package dev.agentops.cli.sessions;

import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param path the file
 * @param label its unique name, see {@link SessionSource}
 * @param named whether it was named itself, not found in a folder
 */
record SourceFile(Path path, String label, boolean named) {}
